using AlignSharp.Configuration;
using AlignSharp.Imaging;
using AlignSharp.Inference;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Inference;

public sealed class ImageFeaturePipelineTests : IDisposable
{
    private static readonly string[] Pictures = ["rgb.png", "gray.jpg", "missing", "lossy.webp", "palette.gif", "one_pixel.png", "rgb.bmp"];
    private readonly AlignModel _model = AlignModel.Load(Fixtures.AlignMini);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task Pictures_come_in_order_with_the_features_of_the_model_and_failures_in_their_place(int batchSize)
    {
        var results = await new ImageFeaturePipeline(_model, batchSize).RunAsync(Pictures, DecodeAsync, Token).ToArrayAsync(Token);

        Assert.Equal(Pictures, results.Select(result => result.Item));
        Assert.All(results, result => Assert.Equal(result.Item == "missing", result.Error is ImageException));
        foreach (var result in results.Where(result => result.Error is null))
        {
            var expected = _model.GetImageFeatures([await DecodeAsync(result.Item, Token)], Token);
            Assert.Equal([1, _model.EmbeddingSize], result.Features!.Shape.AsSpan());
            for (var i = 0; i < expected.Values.Length; i++)
            {
                // Batches of another size may round the last digit differently.
                Assert.Equal(expected.Values[i], result.Features.Values[i], 1e-5);
            }
        }
    }

    [Fact]
    public async Task A_model_without_processor_files_fails_once_and_no_picture_is_blamed()
    {
        using var model = AlignModel.Load(Fixtures.Path("models", "tiny_silu"), new AlignModelOptions { UseCache = false });

        await Assert.ThrowsAsync<ConfigurationException>(async () =>
            await new ImageFeaturePipeline(model).RunAsync(["rgb.png", "gray.jpg"], DecodeAsync, Token).ToArrayAsync(Token));
    }

    [Fact]
    public async Task A_stream_of_failures_alone_needs_no_model_run()
    {
        var results = await new ImageFeaturePipeline(_model).RunAsync(["missing", "gone"], DecodeAsync, Token).ToArrayAsync(Token);

        Assert.All(results, result => Assert.True(result is { Features: null, Error: ImageException }));
    }

    [Fact]
    public async Task An_error_that_is_not_the_pictures_ends_the_stream() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await new ImageFeaturePipeline(_model)
            .RunAsync<string>(["a"], (_, _) => throw new InvalidOperationException("disk on fire"), Token).ToArrayAsync(Token));

    [Fact]
    public async Task Cancelling_ends_an_endless_stream()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new ImageFeaturePipeline(_model, 2).RunAsync(Endless(), DecodeAsync, source.Token))
            {
                if (++seen == 3)
                {
                    await source.CancelAsync();
                }
            }
        });

        Assert.InRange(seen, 3, 4);
    }

    private static IEnumerable<string> Endless()
    {
        while (true)
        {
            yield return "one_pixel.png";
        }
    }

    private static Task<RgbImage> DecodeAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(ImageDecoder.Default.Decode(Fixtures.Path("images", name)));
}
