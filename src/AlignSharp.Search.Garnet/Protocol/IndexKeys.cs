using System.Globalization;
using System.IO.Hashing;
using System.Text;
using StackExchange.Redis;

namespace AlignSharp.Search.Garnet.Protocol;

/// <summary>
/// The keys of an index. Each shard has a hash tag of its own, so that a cluster spreads them over its servers; a row's
/// name says in which it is.
/// </summary>
internal sealed class IndexKeys(string name, int shards)
{
    /// <summary>The set of the names of all indexes.</summary>
    public static RedisKey Catalogue => "align:indexes";

    public static RedisKey About(string name) => $"align:{{{name}}}:about";

    public RedisKey Shard(int number) => string.Create(CultureInfo.InvariantCulture, $"align:{{{name}:{number}}}:rows");

    public IEnumerable<RedisKey> All => Enumerable.Range(0, shards).Select(Shard);

    public RedisKey Of(string row) => Shard((int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(row)) % (ulong)shards));
}
