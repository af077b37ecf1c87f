using System.CommandLine;
using System.Globalization;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Progress;
using AlignSharp.Search.Building;

namespace AlignSharp.Cli.Search;

/// <summary><c>align index build INPUT -o INDEX</c>: embed pictures into an index, or bring one up to date.</summary>
internal sealed class IndexBuildCommand : Command
{
    private readonly Argument<string> _input = new("INPUT")
    {
        Description = "A folder of pictures, WebDataset shards, or a table (.parquet, .csv, .tsv, .jsonl) that names pictures.",
    };

    private readonly FolderOption _output = new();
    private readonly EngineOptions _engine = new();
    private readonly PrecisionOption _precision = new();
    private readonly Option<bool> _captions = new("--captions") { Description = "Embed captions too, as rows of their own." };
    private readonly Option<bool> _json = new("--json") { Description = "Print a report as JSON." };

    public IndexBuildCommand(Terminal terminal)
        : base("build", "Embed pictures into an index; what did not change since the last time is kept.")
    {
        Add(_input);
        Add(_output);
        Add(_precision);
        Add(_captions);
        Add(_json);
        _engine.AddTo(this);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        using var model = _engine.LoadModel(parsed, terminal);
        var trace = await ModelTrace.OfAsync(_engine.FindFolder(parsed, terminal), cancellationToken);
        var options = new IndexBuildOptions { Precision = parsed.GetValue(_precision), EmbedsCaptions = parsed.GetValue(_captions) };
        var builder = new IndexBuilder(model, trace.Name, trace.Hash, options);
        var report = await ProgressDisplay.CountAsync(terminal, "Indexing", "pictures", total: null, meter => builder.BuildAsync(
            parsed.GetRequiredValue(_input), parsed.GetRequiredValue(_output), new IndexMeter(meter), cancellationToken));
        var failures = new FailureLog(terminal);
        foreach (var item in report.Skipped)
        {
            failures.Add(item.Name, new AlignException(item.Reason));
        }

        if (parsed.GetValue(_json))
        {
            IndexJson.Write(terminal, IndexReport.Of(report), IndexJson.Default.IndexReport);
        }
        else
        {
            Tell(report, terminal);
        }

        return failures.Conclude(report.Index.Rows + report.Skipped.Length, "items");
    }

    private static void Tell(IndexBuildReport report, Terminal terminal)
    {
        terminal.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Index.Rows} rows: {report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Removed} removed."));
        terminal.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Stages.Elapsed.TotalSeconds:F1} s, processors {report.Stages.Busy:P0} busy: reading {report.Stages.Reading.TotalSeconds:F1} s, decoding and resizing {report.Stages.Preparing.TotalSeconds:F1} s, model {report.Stages.Embedding.TotalSeconds:F1} s, writing {report.Stages.Writing.TotalSeconds:F1} s."));
    }
}
