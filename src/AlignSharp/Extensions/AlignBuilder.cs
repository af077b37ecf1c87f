using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AlignSharp.Extensions;

/// <summary>Both embedding pipelines of a registered model, to which logging, caching and telemetry can be added.</summary>
public sealed class AlignBuilder
{
    internal AlignBuilder(
        IServiceCollection services,
        EmbeddingGeneratorBuilder<string, Embedding<float>> text,
        EmbeddingGeneratorBuilder<DataContent, Embedding<float>> images)
    {
        Services = services;
        TextEmbeddings = text;
        ImageEmbeddings = images;
    }

    /// <summary>The services that the model was added to.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The pipeline of <c>IEmbeddingGenerator&lt;string, Embedding&lt;float&gt;&gt;</c>.</summary>
    public EmbeddingGeneratorBuilder<string, Embedding<float>> TextEmbeddings { get; }

    /// <summary>The pipeline of <c>IEmbeddingGenerator&lt;DataContent, Embedding&lt;float&gt;&gt;</c>.</summary>
    public EmbeddingGeneratorBuilder<DataContent, Embedding<float>> ImageEmbeddings { get; }

    /// <summary>Adds decorators to the text pipeline.</summary>
    /// <param name="configure">For example <c>text =&gt; text.UseDistributedCache().UseOpenTelemetry()</c>.</param>
    public AlignBuilder ConfigureText(Action<EmbeddingGeneratorBuilder<string, Embedding<float>>> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(TextEmbeddings);
        return this;
    }

    /// <summary>Adds decorators to the image pipeline.</summary>
    /// <param name="configure">For example <c>images =&gt; images.UseLogging()</c>.</param>
    public AlignBuilder ConfigureImages(Action<EmbeddingGeneratorBuilder<DataContent, Embedding<float>>> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(ImageEmbeddings);
        return this;
    }
}
