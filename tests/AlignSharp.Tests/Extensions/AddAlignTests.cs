using System.Diagnostics;
using System.Numerics.Tensors;
using AlignSharp.Extensions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlignSharp.Tests.Extensions;

public sealed class AddAlignTests
{
    private static readonly string Picture = Fixtures.Path("images", "rgb.png");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_and_pictures_become_embeddings_of_length_one_in_one_space()
    {
        await using var services = Services(out _);
        var texts = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        var images = services.GetRequiredService<IEmbeddingGenerator<DataContent, Embedding<float>>>();

        var text = await texts.GenerateAsync(["a red circle", "a cat"], cancellationToken: Token);
        var image = await images.GenerateAsync([new DataContent(File.ReadAllBytes(Picture), "image/png")], cancellationToken: Token);

        Assert.Equal([2, 1], [text.Count, image.Count]);
        Assert.All(text.Concat(image), embedding => Assert.Equal(1, TensorPrimitives.Norm(embedding.Vector.Span), 1e-5));
        Assert.Equal(text[0].Vector.Length, image[0].Vector.Length);
        Assert.Equal("align-mini", text[0].ModelId);
        var model = services.GetRequiredService<AlignModel>();
        Assert.Equal(model.GetTextFeatures(["a cat"], Token).Normalized()[0].ToArray(), text[1].Vector.ToArray(), (a, b) => Math.Abs(a - b) < 1e-5f);
    }

    [Fact]
    public async Task Decorators_compose_on_both_pipelines()
    {
        await using var services = Services(out var builder, services => services.AddDistributedMemoryCache());
        builder.ConfigureText(text => text.UseDistributedCache()).ConfigureImages(images => images.UseOpenTelemetry(sourceName: "tests"));
        await using var configured = builder.Services.BuildServiceProvider();
        var texts = configured.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        Assert.IsType<DistributedCachingEmbeddingGenerator<string, Embedding<float>>>(texts);
        var first = await texts.GenerateAsync(["a cat"], cancellationToken: Token);
        var second = await texts.GenerateAsync(["a cat"], cancellationToken: Token);
        Assert.Equal(first[0].Vector.ToArray(), second[0].Vector.ToArray());
        Assert.IsType<OpenTelemetryEmbeddingGenerator<DataContent, Embedding<float>>>(
            configured.GetRequiredService<IEmbeddingGenerator<DataContent, Embedding<float>>>());
    }

    [Fact]
    public async Task The_model_and_its_metadata_can_be_asked_for()
    {
        await using var services = Services(out _);
        var texts = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        Assert.Same(services.GetRequiredService<AlignModel>(), texts.GetService<AlignModel>());
        var metadata = texts.GetService<EmbeddingGeneratorMetadata>()!;
        Assert.Equal(("alignsharp", "align-mini", 320), (metadata.ProviderName, metadata.DefaultModelId, metadata.DefaultModelDimensions));
    }

    [Fact]
    public async Task Another_number_of_dimensions_is_refused()
    {
        await using var services = Services(out _);
        var texts = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        var error = await Assert.ThrowsAsync<NotSupportedException>(
            () => texts.GenerateAsync(["a cat"], new EmbeddingGenerationOptions { Dimensions = 64 }, Token));
        Assert.Contains("320", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_model_is_refused_when_options_are_validated()
    {
        var services = new ServiceCollection();
        services.AddAlign(options => options.ModelFolder = "nowhere");
        await using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<AlignModel>());
        Assert.Contains("config.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embedding_is_traced_and_measured_where_somebody_listens()
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AlignTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => { lock (activities) { activities.Add(activity); } },
        };
        ActivitySource.AddActivityListener(listener);
        await using var services = Services(out _);

        await services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().GenerateAsync(["seven", "ate", "nine"], cancellationToken: Token);

        Assert.Contains(activities, activity => activity.OperationName == "embed text" && (int)activity.GetTagItem("alignsharp.count")! == 3);
    }

    private static ServiceProvider Services(out AlignBuilder builder, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        configure?.Invoke(services);
        builder = services.AddAlign(options =>
        {
            options.ModelFolder = Fixtures.AlignMini;
            options.Model = new AlignModelOptions { UseCache = false };
        });
        return services.BuildServiceProvider();
    }
}
