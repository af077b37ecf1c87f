using System.Runtime.CompilerServices;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inputs;
using AlignSharp.Cli.Progress;
using AlignSharp.Inference;

namespace AlignSharp.Cli.Commands;

/// <summary>Sends pictures through a model. Those that fail are told and counted; the rest goes on.</summary>
internal sealed class PictureRun(AlignModel model, PictureSource source, int batchSize, Terminal terminal)
{
    private const string Unit = "pictures";
    private long _total;

    public FailureLog Failures { get; } = new(terminal);

    /// <summary>
    /// Does the work on the pictures that could be read, each with its features [1, size], not normalised. Progress is
    /// shown unless the results themselves appear on the same terminal.
    /// </summary>
    public Task RunAsync(
        string title, bool printsResults, Func<IAsyncEnumerable<(string Name, FloatTensor Features)>, Task> work, CancellationToken cancellationToken)
    {
        if (!terminal.ShowsProgress || (printsResults && terminal.OutputIsTerminal))
        {
            return work(FeaturesAsync(ProgressMeter.Silent, cancellationToken));
        }

        var total = source.Enumerate().LongCount();
        return ProgressDisplay.CountAsync(terminal, title, Unit, total, meter => work(FeaturesAsync(meter, cancellationToken)));
    }

    /// <summary>Says how many failed, and gives the exit code of the run.</summary>
    public int Conclude() => Failures.Conclude(_total, Unit);

    private async IAsyncEnumerable<(string Name, FloatTensor Features)> FeaturesAsync(
        ProgressMeter meter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipeline = new ImageFeaturePipeline(model, batchSize);
        await foreach (var picture in pipeline.RunAsync(
            source.Enumerate(), static (picture, token) => picture.DecodeAsync(token), cancellationToken))
        {
            _total++;
            meter.Advance();
            if (picture.Features is { } features)
            {
                yield return (picture.Item.Name, features);
            }
            else
            {
                Failures.Add(picture.Item.Name, picture.Error!);
            }
        }
    }
}
