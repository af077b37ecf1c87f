using System.Collections.Immutable;
using System.CommandLine;
using AlignSharp.Data.Metadata;

namespace AlignSharp.Cli.Data;

/// <summary>What every command over metadata takes: the inputs, their columns, and how much of the machine to use.</summary>
internal sealed class MetadataOptions
{
    private readonly Argument<string[]> _inputs = new("IN")
    {
        Description = "Parquet, CSV or JSON-lines files, folders of them, or glob patterns.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _columns = new("--column")
    {
        Description = "Name the column of a role, for example text=title. May be repeated.",
        HelpName = "ROLE=NAME",
    };

    private readonly Option<string?> _memory = new("--memory-limit")
    {
        Description = "Memory for counting (default 3GB); the rest goes to disk.",
        HelpName = "SIZE",
    };

    private readonly BoundOption<int> _threads = new("--threads", 1, "Threads that work at once (default: one a core).");

    private readonly Option<string?> _folder = new("--temp-dir")
    {
        Description = "Folder for working files (default: the system's).",
        HelpName = "DIR",
    };

    public ImmutableArray<Option> All => [_columns, _memory, _threads, _folder];

    public Argument<string[]> InputArgument => _inputs;

    public ImmutableArray<string> Inputs(ParseResult parsed) => [.. parsed.GetRequiredValue(_inputs)];

    public ImmutableArray<ColumnMapping> Columns(ParseResult parsed) =>
        [.. (parsed.GetValue(_columns) ?? []).Select(ColumnMapping.Parse)];

    public MetadataEngineOptions Engine(ParseResult parsed)
    {
        var defaults = new MetadataEngineOptions();
        return defaults with
        {
            MemoryLimit = parsed.GetValue(_memory) ?? defaults.MemoryLimit,
            Threads = parsed.GetValue(_threads) ?? defaults.Threads,
            TemporaryFolder = parsed.GetValue(_folder),
        };
    }
}
