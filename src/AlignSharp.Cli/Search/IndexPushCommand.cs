using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Progress;
using AlignSharp.Cli.Serve;
using AlignSharp.Search;
using AlignSharp.Search.Garnet;

namespace AlignSharp.Cli.Search;

/// <summary><c>align index push INDEX garnet://HOST:PORT/NAME</c>: an index copied to Garnet servers.</summary>
internal sealed class IndexPushCommand : Command
{
    private const int RowsAtOnce = 1024;
    private readonly Argument<string> _index = new("INDEX") { Description = "The index's folder." };
    private readonly Argument<string> _target = new("TARGET") { Description = "Where it goes: garnet://HOST:PORT/NAME, with commas between several servers of a cluster." };
    private readonly AtLeastOption _shards = new("--shards", "Keys that a new index is spread over, several times as many as servers (default: 16).");
    private readonly Option<bool> _quantized = new("--quantized") { Description = "Keep one byte a number in a new index: a quarter of the memory." };

    public IndexPushCommand(Terminal terminal)
        : base("push", "Copy an index to Garnet servers; rows of the same names are replaced, others stay.")
    {
        Add(_index);
        Add(_target);
        Add(_shards);
        Add(_quantized);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var address = GarnetAddress.Parse(parsed.GetRequiredValue(_target));
        using var index = EmbeddingIndex.Open(parsed.GetRequiredValue(_index));
        RequireOwnNames(index);
        await using var connection = await address.ConnectAsync();
        var options = new GarnetIndexOptions { Shards = _shards.Or(parsed, new GarnetIndexOptions().Shards), Quantized = parsed.GetValue(_quantized) };
        var garnet = await GarnetIndex.EnsureAsync(connection, address.Name, index.Info, options);
        garnet.RequireModel(index.Info.ModelHash);
        await ProgressDisplay.CountAsync(terminal, "Copying", "vectors", index.Info.Rows, meter => CopyAsync(index, garnet, meter, cancellationToken));
        terminal.Note($"{index.Info.Rows} vectors of {index.Info.Size} numbers were written to {address}.");
        return ExitCode.Success;
    }

    private static void RequireOwnNames(EmbeddingIndex index)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (index.GetEntries().FirstOrDefault(entry => !names.Add(entry.Name)) is { } twice)
        {
            throw new AlignException(
                $"The index has two rows called {twice.Name}, as with --captions; expected a name for each, for in Garnet the later would take the place of the earlier.");
        }
    }

    private static async Task<long> CopyAsync(EmbeddingIndex index, GarnetIndex garnet, ProgressMeter progress, CancellationToken cancellationToken)
    {
        var done = 0L;
        foreach (var rows in index.GetEntries().Select((entry, row) => (entry, index.GetVector(row))).Chunk(RowsAtOnce))
        {
            await garnet.AddAsync(rows, cancellationToken);
            progress.Report(done += rows.Length);
        }

        return done;
    }
}
