using AlignSharp.Cli.Hosting;
using AlignSharp.Training;
using Spectre.Console;

namespace AlignSharp.Cli.Training;

/// <summary>A live table of a run where a terminal is, and a line for each line of the log where none is.</summary>
internal static class TrainingDisplay
{
    public static Task<T> ShowAsync<T>(Terminal terminal, Func<IProgress<TrainingProgress>, Task<T>> work) => terminal.ShowsProgress
        ? terminal.Messages.Live(new Paragraph("Starting")).AutoClear(false).StartAsync(live => work(new LiveProgress(live)))
        : work(new LineProgress(terminal));

    private sealed class LiveProgress(LiveDisplayContext live) : IProgress<TrainingProgress>
    {
        private readonly ProgressTable _table = new();

        public void Report(TrainingProgress value) => live.UpdateTarget(_table.With(value));
    }

    private sealed class LineProgress(Terminal terminal) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => terminal.Note(ProgressLine.Of(value));
    }
}
