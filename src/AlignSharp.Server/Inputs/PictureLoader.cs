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
        return await RunAsync(() => Process(_decoder.Decode(bytes, picture.Name)), cancellationToken);
    }

    /// <summary>Decodes a file of the server's and makes something of it.</summary>
    /// <exception cref="ImageException">The file is missing, damaged, too large, or no picture.</exception>
    public Task<T> ReadAsync<T>(string path, Func<RgbImage, T> use, CancellationToken cancellationToken) =>
        RunAsync(() => use(_decoder.Decode(path)), cancellationToken);

    public void Dispose() => _decoding.Dispose();

    private float[] Process(RgbImage image)
    {
        var processor = model.Processor.Images;
        var values = new float[RgbImage.Channels * processor.Height * processor.Width];
        processor.Process(image, values);
        return values;
    }

    private async Task<T> RunAsync<T>(Func<T> decode, CancellationToken cancellationToken)
    {
        await _decoding.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(decode, cancellationToken);
        }
        finally
        {
            _decoding.Release();
        }
    }
}
