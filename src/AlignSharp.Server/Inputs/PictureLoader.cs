using AlignSharp.Imaging;
using AlignSharp.Server.Options;

namespace AlignSharp.Server.Inputs;

/// <summary>
/// Turns encoded pictures into the model's pixel values, as many at once as there are processors: a decoded picture takes
/// three bytes a pixel, so what is decoded together bounds the memory.
/// </summary>
internal sealed class PictureLoader(AlignModel model, RemotePictures remote, AlignServerOptions options) : IDisposable
{
    private readonly SemaphoreSlim _decoding = new(Environment.ProcessorCount);

    private readonly ImageDecoder _decoder = new(new ImageLimits
    {
        MaxBytes = options.Limits.MaximumBodyBytes,
        MaxPixels = options.Limits.MaximumPixels,
    });

    /// <summary>The pixel values of one picture: [channels, height, width].</summary>
    /// <exception cref="ImageException">The picture is damaged, too large, or none.</exception>
    public async Task<float[]> LoadAsync(PictureInput picture, CancellationToken cancellationToken)
    {
        var bytes = picture.Url is { } url ? await remote.FetchAsync(picture.Name, url, cancellationToken) : picture.Bytes;
        await _decoding.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Decode(bytes, picture.Name), cancellationToken);
        }
        finally
        {
            _decoding.Release();
        }
    }

    public void Dispose() => _decoding.Dispose();

    private float[] Decode(ReadOnlyMemory<byte> bytes, string name)
    {
        var processor = model.Processor.Images;
        var values = new float[RgbImage.Channels * processor.Height * processor.Width];
        processor.Process(_decoder.Decode(bytes, name), values);
        return values;
    }
}
