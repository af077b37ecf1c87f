using System.Text.Json;
using AlignSharp.Server.Batching;
using AlignSharp.Server.Classification;
using AlignSharp.Server.Embeddings;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Health;
using AlignSharp.Server.Inputs;
using AlignSharp.Server.Json;
using AlignSharp.Server.Limits;
using AlignSharp.Server.Models;
using AlignSharp.Server.Options;
using AlignSharp.Server.Page;
using AlignSharp.Server.Search;
using AlignSharp.Server.Security;
using AlignSharp.Server.Similarity;
using AlignSharp.Server.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AlignSharp.Server;

/// <summary>What the server is made of.</summary>
internal static class ServerServices
{
    public static void Add(IServiceCollection services, AlignServerOptions options, ServedModel model, IndexShelf shelf)
    {
        services.AddSingleton(options);
        services.AddSingleton(model);
        // By a factory, so that the container disposes of the model last, after the queues that use it.
        services.AddSingleton(_ => model.Model);
        services.AddSingleton(_ => shelf);
        services.AddSingleton<SearchGate>();
        services.AddSingleton(new KeyGate(options.Access.KeysFile is { } keys ? ApiKeyFile.Load(keys) : null));
        services.AddSingleton<RequestLog>();
        services.AddSingleton<QueueMetrics>();
        services.AddSingleton<RemotePictures>();
        services.AddSingleton<PictureLoader>();
        services.AddSingleton<Embedder>();
        services.AddSingleton<Readiness>();
        services.AddHostedService<WarmUp>();
        AddEndpoints(services);
        services.AddExceptionHandler<ErrorHandler>();
        services.AddProblemDetails();
        services.AddHostFiltering(filter => HostNames.Configure(filter, options));
        services.AddRateLimiter(limiter => RequestLimiter.Configure(limiter, options));
        services.AddRequestTimeouts(timeouts => RequestTime.Configure(timeouts, options.Limits));
        services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ServerJson.Default);
        });
        services.AddOpenApi(static document => document.AddSchemaTransformer(EmbeddingSchemas.DescribeAsync));
        services.AddHttpContextAccessor();
        services.AddScoped<PageView>();
        services.AddTelemetry(options.TraceCollector);
    }

    private static void AddEndpoints(IServiceCollection services)
    {
        services.AddSingleton<RequestReader>();
        services.AddSingleton<InputCheck>();
        services.AddSingleton<LabelSetCache>();
        services.AddSingleton<EmbeddingsEndpoint>();
        services.AddSingleton<ClassifyEndpoint>();
        services.AddSingleton<SimilarityEndpoint>();
        services.AddSingleton<SearchEndpoint>();
        services.AddSingleton<IndexesEndpoint>();
        services.AddSingleton<PictureEndpoint>();
        services.AddSingleton<MapEndpoint>();
        services.AddSingleton<ModelsEndpoint>();
        services.AddSingleton<HealthEndpoint>();
    }
}
