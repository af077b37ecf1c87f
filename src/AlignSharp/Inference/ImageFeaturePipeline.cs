using System.Runtime.CompilerServices;
using AlignSharp.Imaging;

namespace AlignSharp.Inference;

/// <summary>
/// Image features of more pictures than memory holds: the next pictures are read, decoded and resized while the model
/// works on a batch of earlier ones. A picture that fails takes its place in the results; the rest goes on.
/// Safe to use from several threads; it does not own the model.
/// </summary>
public sealed class ImageFeaturePipeline
{
    private readonly AlignModel _model;
    private readonly int _batchSize;

    /// <summary>Creates a pipeline.</summary>
    /// <param name="model">The model that computes the features.</param>
    /// <param name="batchSize">Pictures that go through the model together, at least 1; twice as many are held in memory.</param>
    public ImageFeaturePipeline(AlignModel model, int batchSize = 16)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        _model = model;
        _batchSize = batchSize;
    }

    /// <summary>Computes the features of pictures, in their order, while they are asked for.</summary>
    /// <typeparam name="T">What a picture is asked for by.</typeparam>
    /// <param name="items">The pictures; taken only as far as they are worked on ahead.</param>
    /// <param name="decode">
    /// Reads one picture, called from several threads at once. An <see cref="AlignException"/> it throws becomes that
    /// picture's result; any other ends the stream.
    /// </param>
    /// <param name="cancellationToken">Stops reading, and the model between operators.</param>
    public async IAsyncEnumerable<ImageFeatures<T>> RunAsync<T>(
        IEnumerable<T> items,
        Func<T, CancellationToken, Task<RgbImage>> decode,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(decode);
        var prepared = LookAhead.SelectAsync(
            items, (item, token) => PrepareAsync(item, decode, token), 2 * _batchSize, cancellationToken);
        await foreach (var batch in prepared.Chunk(_batchSize).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var result in Compute(batch, cancellationToken))
            {
                yield return result;
            }
        }
    }

    private async Task<Prepared<T>> PrepareAsync<T>(
        T item, Func<T, CancellationToken, Task<RgbImage>> decode, CancellationToken cancellationToken)
    {
        RgbImage image;
        try
        {
            image = await decode(item, cancellationToken).ConfigureAwait(false);
        }
        catch (AlignException error)
        {
            return new(item, null, error);
        }

        // Outside: where the processor's files are at fault, every picture would be blamed for them.
        return new(item, _model.Processor.Images.Process([image]), null);
    }

    private ImageFeatures<T>[] Compute<T>(Prepared<T>[] batch, CancellationToken cancellationToken)
    {
        var pictures = batch.Select(picture => picture.PixelValues).OfType<FloatTensor>().ToArray();
        var features = pictures.Length == 0 ? null : _model.GetImageFeatures(FloatTensor.Concatenate(pictures), cancellationToken);
        var next = 0;
        return Array.ConvertAll(batch, picture => new ImageFeatures<T>(
            picture.Item, picture.PixelValues is null ? null : features!.Slice(next++, 1), picture.Error));
    }

    private sealed record Prepared<T>(T Item, FloatTensor? PixelValues, AlignException? Error);
}
