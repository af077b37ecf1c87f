using System.Collections.Concurrent;
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

    // What is known takes its place among what is computed. The source is gone through once: a folder may change meanwhile.
    private async IAsyncEnumerable<(string Name, FloatTensor? Features, AlignException? Error)> ResumeAsync(
        EmbeddingParts parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var order = new ConcurrentQueue<KeyedPicture>();
        try
        {
            await foreach (var computed in ComputeUnknown(parts, order, cancellationToken))
            {
                KeyedPicture? next;
                while (order.TryDequeue(out next) && parts.Contains(next.Key))
                {
                    yield return (next.Picture.Name, parts.Get(next.Key), null);
                }

                if (computed.Features is { } features)
                {
                    parts.Add(next!.Key, features);
                }

                yield return computed;
            }

            while (order.TryDequeue(out var known))
            {
                yield return (known.Picture.Name, parts.Get(known.Key), null);
            }
        }
        finally
        {
            // A run that is stopped leaves all that it computed.
            parts.Flush();
        }
    }

    private IAsyncEnumerable<(string Name, FloatTensor? Features, AlignException? Error)> ComputeUnknown(
        EmbeddingParts parts, ConcurrentQueue<KeyedPicture> order, CancellationToken cancellationToken) => ComputeAsync(
        source.Enumerate()
            .Select(static picture => new KeyedPicture(picture, EmbeddingParts.KeyOf(picture.Name, picture.File)))
            .Where(keyed =>
            {
                order.Enqueue(keyed);
                return !parts.Contains(keyed.Key);
            })
            .Select(static keyed => keyed.Picture),
        cancellationToken);

    private sealed record KeyedPicture(Picture Picture, string Key);
}
