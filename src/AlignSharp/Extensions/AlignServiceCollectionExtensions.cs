using AlignSharp.Configuration;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AlignSharp.Extensions;

/// <summary>Adds a model to an application's services.</summary>
public static class AlignServiceCollectionExtensions
{
    /// <summary>
    /// Adds one <see cref="AlignModel"/>, loaded when it is first asked for and disposed of with the container, and the
    /// embedding generators for texts and pictures over it.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Names the model's folder.</param>
    /// <returns>The builder of both pipelines, so that decorators compose.</returns>
    public static AlignBuilder AddAlign(this IServiceCollection services, Action<AlignOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<AlignOptions>()
            .Configure(configure)
            .Validate(
                static options => File.Exists(Path.Combine(options.ModelFolder, AlignConfig.FileName)),
                $"{nameof(AlignOptions)}.{nameof(AlignOptions.ModelFolder)} holds no {AlignConfig.FileName}; expected the folder of a checkpoint.")
            .ValidateOnStart();
        services.TryAddSingleton(static provider =>
        {
            var options = provider.GetRequiredService<IOptions<AlignOptions>>().Value;
            return AlignModel.Load(options.ModelFolder, options.Model);
        });
        return new AlignBuilder(
            services,
            services.AddEmbeddingGenerator<string, Embedding<float>>(
                static provider => new AlignTextEmbeddingGenerator(provider.GetRequiredService<AlignModel>(), ModelId(provider))),
            services.AddEmbeddingGenerator<DataContent, Embedding<float>>(
                static provider => new AlignImageEmbeddingGenerator(provider.GetRequiredService<AlignModel>(), ModelId(provider))));
    }

    private static string ModelId(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<AlignOptions>>().Value;
        return options.ModelId ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.ModelFolder)));
    }
}
