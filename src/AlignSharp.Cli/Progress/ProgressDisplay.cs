using AlignSharp.Cli.Hosting;
using Spectre.Console;

namespace AlignSharp.Cli.Progress;

/// <summary>Shows work that takes long, on standard error, where that is a terminal and the run is not quiet.</summary>
internal static class ProgressDisplay
{
    /// <summary>Runs work that counts things: "120/500, 85 pictures/s".</summary>
    public static Task<T> CountAsync<T>(
        Terminal terminal, string title, string unit, long? total, Func<ProgressMeter, Task<T>> work) =>
        RunAsync(terminal, title, total, [new CountColumn(), new RateColumn(unit)], work);

    /// <inheritdoc cref="CountAsync{T}"/>
    public static Task CountAsync(Terminal terminal, string title, string unit, long? total, Func<ProgressMeter, Task> work) =>
        CountAsync(terminal, title, unit, total, async meter =>
        {
            await work(meter);
            return true;
        });

    /// <summary>Runs work that moves bytes: "12.3/48.0 MB, 9.1 MB/s".</summary>
    public static Task<T> BytesAsync<T>(Terminal terminal, string title, long? total, Func<ProgressMeter, Task<T>> work) =>
        RunAsync(terminal, title, total, [new DownloadedColumn(), new TransferSpeedColumn()], work);

    /// <inheritdoc cref="BytesAsync{T}"/>
    public static Task BytesAsync(Terminal terminal, string title, long? total, Func<ProgressMeter, Task> work) =>
        BytesAsync(terminal, title, total, async meter =>
        {
            await work(meter);
            return true;
        });

    private static Task<T> RunAsync<T>(
        Terminal terminal, string title, long? total, ProgressColumn[] measures, Func<ProgressMeter, Task<T>> work)
    {
        if (!terminal.ShowsProgress)
        {
            return work(ProgressMeter.Silent);
        }

        return terminal.Messages.Progress()
            .AutoClear(true)
            .Columns([new TaskDescriptionColumn(), new ProgressBarColumn(), .. measures, new RemainingTimeColumn()])
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: total ?? 1);
                task.IsIndeterminate = total is null;
                return work(new ProgressMeter(task));
            });
    }
}
