using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Data.Download;

namespace AlignSharp.Cli.Data;

/// <summary><c>align data download META -o DIR</c>: fetches the pictures that metadata names into WebDataset shards.</summary>
internal sealed class DownloadCommand : Command
{
    private readonly DownloadRunOptions _run = new();
    private readonly DownloadWebOptions _web = new();
    private readonly DownloadPictureOptions _picture = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print the summary as JSON." };

    public DownloadCommand(Terminal terminal)
        : base("download", "Download the pictures that metadata names into WebDataset shards; a run that was stopped goes on.")
    {
        Add(_run.InputArgument);
        foreach (var option in _run.All.Concat(_picture.All).Concat(_web.All))
        {
            Add(option);
        }

        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = _run.Read(parsed) with { Web = _web.Read(parsed), Picture = _picture.Read(parsed) };
        try
        {
            var downloader = new Downloader(options);
            var summary = await DownloadDisplay.RunAsync(
                terminal, progress => downloader.RunAsync(progress, cancellationToken));
            await DownloadReport.WriteAsync(summary, parsed.GetValue(_json), terminal);
        }
        catch (DownloadOptionsException error)
        {
            throw new UsageException(error.Message);
        }
    }
}
