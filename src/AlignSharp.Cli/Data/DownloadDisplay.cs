using AlignSharp.Cli.Hosting;
using AlignSharp.Data.Download;
using Spectre.Console;

namespace AlignSharp.Cli.Data;

/// <summary>Shows a download on standard error while it runs: a live table on a terminal, else a line now and then.</summary>
internal static class DownloadDisplay
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(10);

    public static Task<DownloadSummary> RunAsync(Terminal terminal, Func<IProgress<DownloadProgress>?, Task<DownloadSummary>> work)
    {
        if (terminal.IsQuiet)
        {
            return work(null);
        }

        return terminal.ErrorIsTerminal
            ? terminal.Messages.Live(new Markup("Looking at the metadata..."))
                .AutoClear(true)
                .StartAsync(context => work(new LiveTable(context)))
            : work(new Lines(terminal));
    }

    private sealed class LiveTable(LiveDisplayContext context) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) =>
            context.UpdateTarget(new Rows(new Markup(Markup.Escape(DownloadTable.Line(value))), DownloadTable.Of(value.Outcomes)));
    }

    private sealed class Lines(Terminal terminal) : IProgress<DownloadProgress>
    {
        private TimeSpan _next = LineInterval;

        public void Report(DownloadProgress value)
        {
            if (value.Elapsed >= _next)
            {
                _next = value.Elapsed + LineInterval;
                terminal.Note(DownloadTable.Line(value));
            }
        }
    }
}
