using System.Globalization;
using System.Runtime.InteropServices;
using StackExchange.Redis;

namespace AlignSharp.Search.Garnet.Protocol;

/// <summary>The commands of Garnet's vector sets, on one key at a time. Safe to use from several threads.</summary>
internal sealed class VectorSet(IDatabase database, IndexAbout about)
{
    /// <summary>Adds an element, or replaces the one of its name.</summary>
    public Task AddAsync(RedisKey key, string name, ReadOnlySpan<float> vector, string attributes) => database.ExecuteAsync(
        "VADD",
        key, "FP32", MemoryMarshal.AsBytes(vector).ToArray(), name,
        about.Options.Quantized ? "Q8" : "NOQUANT", "EF", about.Options.BuildEffort, "SETATTR", attributes, "M", about.Options.Links,
        // Without it the metric is L2.
        "XDISTANCE_METRIC", "COSINE");

    public Task RemoveAsync(RedisKey key, string name) => database.ExecuteAsync("VREM", key, name);

    /// <summary>How many elements there are.</summary>
    public async Task<int> CountAsync(RedisKey key) => (int)await database.ExecuteAsync("VCARD", key).ConfigureAwait(false);

    /// <summary>The attributes of an element; null where it is not there.</summary>
    public async Task<string?> GetAttributesAsync(RedisKey key, string name) =>
        (string?)await database.ExecuteAsync("VGETATTR", key, name).ConfigureAwait(false);

    /// <summary>The vector of an element; null where it is not there.</summary>
    public async Task<float[]?> GetVectorAsync(RedisKey key, string name)
    {
        var numbers = (RedisValue[]?)await database.ExecuteAsync("VEMB", key, name).ConfigureAwait(false);
        return numbers is { Length: > 0 }
            ? Array.ConvertAll(numbers, static number => float.Parse((string)number!, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>The elements nearest to a vector, nearest first.</summary>
    /// <param name="key">The key; one without elements gives none.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="count">How many, at most.</param>
    /// <param name="effort">How many are looked at.</param>
    /// <param name="filter">What their attributes must fulfil; null for anything.</param>
    public async Task<GarnetHit[]> SearchAsync(RedisKey key, float[] vector, int count, int effort, string? filter)
    {
        List<object> arguments =
        [
            key, "FP32", MemoryMarshal.AsBytes(vector.AsSpan()).ToArray(), "WITHSCORES", "WITHATTRIBS", "COUNT", count, "EF", effort,
        ];
        if (filter is not null)
        {
            arguments.AddRange(["FILTER", filter]);
        }

        var reply = (RedisResult[]?)await database.ExecuteAsync("VSIM", arguments).ConfigureAwait(false) ?? [];
        return [.. Flatten(reply).Chunk(3).Select(static hit => new GarnetHit(
            (string)hit[0]!, 1 - float.Parse((string)hit[1]!, CultureInfo.InvariantCulture), (string?)hit[2]))];
    }

    // The third version of the protocol has a map from names to pairs, the second a list.
    private static IEnumerable<RedisResult> Flatten(RedisResult[] reply) => reply.SelectMany(static part =>
        part.Resp3Type == ResultType.Array && part.Length >= 0 ? (RedisResult[])part! : [part]);
}
