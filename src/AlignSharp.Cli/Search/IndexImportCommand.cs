using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Progress;
using AlignSharp.Configuration;
using AlignSharp.Search;
using AlignSharp.Search.Importing;

namespace AlignSharp.Cli.Search;

/// <summary><c>align index import INPUT -o INDEX</c>: an index from vectors that were computed before.</summary>
internal sealed class IndexImportCommand : Command
{
    private readonly Argument<string> _input = new("INPUT")
    {
        Description = "A .npy file with the names in a .txt beside it, or a folder as clip-retrieval writes it (img_emb, metadata).",
    };

    private readonly FolderOption _output = new();
    private readonly ModelOption _model = new();
    private readonly PrecisionOption _precision = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print what the index holds as JSON." };

    public IndexImportCommand(Terminal terminal)
        : base("import", "Make an index from vectors that were computed before.")
    {
        Add(_input);
        Add(_output);
        Add(_model);
        Add(_precision);
        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var folder = _model.FindFolder(parsed, terminal);
        var trace = await ModelTrace.OfAsync(folder, cancellationToken);
        var info = new IndexInfo(0, AlignConfig.Load(folder).ProjectionDim, parsed.GetValue(_precision), trace.Name, trace.Hash);
        var report = await ProgressDisplay.CountAsync(terminal, "Importing", "vectors", total: null, meter => IndexImporter.ImportAsync(
            parsed.GetRequiredValue(_input), parsed.GetRequiredValue(_output), info, meter, cancellationToken));
        var failures = new FailureLog(terminal);
        foreach (var item in report.Skipped)
        {
            failures.Add(item.Name, new AlignException(item.Reason));
        }

        if (parsed.GetValue(_json))
        {
            IndexJson.Write(terminal, report.Index, IndexJson.Default.IndexInfo);
        }
        else
        {
            terminal.Note($"{report.Index.Rows} vectors of {report.Index.Size} numbers were written to {parsed.GetRequiredValue(_output)}.");
        }

        return failures.Conclude(report.Index.Rows + report.Skipped.Length, "vectors");
    }
}
