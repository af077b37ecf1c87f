using AlignSharp.Cli.Hosting;
using AlignSharp.Training;

namespace AlignSharp.Cli.Training;

/// <summary>Runs a trainer to its end with a display, and says what came of it.</summary>
internal static class TrainingRun
{
    public static async Task<int> FinishAsync(Trainer trainer, string run, Terminal terminal, CancellationToken cancellationToken)
    {
        var outcome = await TrainingDisplay.ShowAsync(terminal, progress => trainer.RunAsync(progress, cancellationToken));
        if (trainer.Skipped.Skipped is > 0 and var skipped)
        {
            terminal.Warn(
                $"{skipped} samples were skipped: {trainer.Skipped.WithoutPicture} without picture, {trainer.Skipped.WithoutCaption} without caption, {trainer.Skipped.Damaged} damaged.");
        }

        if (!outcome.IsComplete)
        {
            terminal.Note($"Saved at step {outcome.Step}; go on with: align train --run {run} --resume");
            return ExitCode.Interrupted;
        }

        terminal.Note($"{outcome.Step} steps made; the model is in {outcome.Model}.");
        return ExitCode.Success;
    }
}
