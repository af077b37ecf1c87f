using AlignSharp.Imaging;

namespace AlignSharp.Tests.Imaging;

public class ImageDecoderStreamTests
{
    private static readonly byte[] Encoded = File.ReadAllBytes(ImageGoldens.File("rgb_480x360.jpg"));
    private static readonly string Expected = ImageGoldens.Hash(ImageDecoder.Default.Decode(Encoded, "x").Pixels);

    [Fact]
    public void A_stream_is_read_from_where_it_stands()
    {
        using var stream = new MemoryStream([1, 2, 3, .. Encoded]) { Position = 3 };
        Assert.Equal(Expected, ImageGoldens.Hash(ImageDecoder.Default.Decode(stream, "x").Pixels));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task A_stream_of_unknown_length_is_read_to_its_end()
    {
        var pipe = new System.IO.Pipelines.Pipe();
        var writing = WriteInPieces(pipe.Writer);
        var image = await ImageDecoder.Default.DecodeAsync(pipe.Reader.AsStream(), "x", TestContext.Current.CancellationToken);
        await writing;
        Assert.Equal(Expected, ImageGoldens.Hash(image.Pixels));
    }

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        var pipe = new System.IO.Pipelines.Pipe();
        using var cancellation = new CancellationTokenSource();
        var decoding = ImageDecoder.Default.DecodeAsync(pipe.Reader.AsStream(), "x", cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => decoding);
    }

    private static async Task WriteInPieces(System.IO.Pipelines.PipeWriter writer)
    {
        foreach (var piece in Encoded.Chunk(7001))
        {
            await writer.WriteAsync(piece);
        }

        await writer.CompleteAsync();
    }
}
