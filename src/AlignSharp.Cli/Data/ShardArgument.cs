using System.Collections.Immutable;
using System.CommandLine;
using AlignSharp.Data.Shards;

namespace AlignSharp.Cli.Data;

/// <summary>The shards that a command reads: files, folders, braces and globs.</summary>
internal sealed class ShardArgument : Argument<string[]>
{
    public ShardArgument()
        : base("SHARD")
    {
        Description = "Shards (.tar, .tar.gz, .tar.zst), folders of shards, or patterns: 'train-{00000..00127}.tar', 'train-*.tar'.";
        Arity = ArgumentArity.OneOrMore;
    }

    public ImmutableArray<string> Expand(ParseResult parsed) => ShardList.Expand(parsed.GetRequiredValue(this));
}
