using System.Runtime.CompilerServices;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inputs;
using AlignSharp.Cli.Outputs;
using AlignSharp.Cli.Progress;
using AlignSharp.Inference;

namespace AlignSharp.Cli.Commands;

/// <summary>Sends pictures through a model. Those that fail are told and counted; the rest goes on.</summary>
internal sealed class PictureRun(
    AlignModel model, PictureSource source, int batchSize, Terminal terminal, EmbeddingParts? parts = null)
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
        await foreach (var (name, features, error) in parts is null ? ComputeAsync(source.Enumerate(), cancellationToken) : ResumeAsync(parts, cancellationToken))
        {
            _total++;
            meter.Advance();
            if (features is not null)
            {
                yield return (name, features);
            }
            else
            {
                Failures.Add(name, error!);
            }
        }
    }

    private IAsyncEnumerable<(string Name, FloatTensor? Features, AlignException? Error)> ComputeAsync(
        IEnumerable<Picture> pictures, CancellationToken cancellationToken) =>
        new ImageFeaturePipeline(model, batchSize)
            .RunAsync(pictures, static (picture, token) => picture.DecodeAsync(token), cancellationToken)
            .Select(static picture => (picture.Item.Name, picture.Features, picture.Error));

    // What is known takes its place among what is computed.
    private async IAsyncEnumerable<(string Name, FloatTensor? Features, AlignException? Error)> ResumeAsync(
        EmbeddingParts parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var unknown = source.Enumerate().Where(picture => !parts.Contains(EmbeddingParts.KeyOf(picture.Name)));
        await using var computed = ComputeAsync(unknown, cancellationToken).GetAsyncEnumerator(cancellationToken);
        foreach (var key in source.Enumerate().Select(static picture => (picture.Name, Key: EmbeddingParts.KeyOf(picture.Name))))
        {
            if (parts.Contains(key.Key))
            {
                yield return (key.Name, parts.Get(key.Key), null);
            }
            else if (await computed.MoveNextAsync())
            {
                if (computed.Current.Features is { } features)
                {
                    parts.Add(key.Key, features);
                }

                yield return computed.Current;
            }
        }

        parts.Flush();
    }
}
