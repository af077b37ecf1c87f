using AlignSharp.Server.Classification;
using AlignSharp.Server.Embeddings;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Health;
using AlignSharp.Server.Models;
using AlignSharp.Server.Options;
using AlignSharp.Server.Page;
using AlignSharp.Server.Search;
using AlignSharp.Server.Security;
using AlignSharp.Server.Similarity;
using AlignSharp.Server.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AlignSharp.Server;

/// <summary>The way of a request: what it passes, and where it ends.</summary>
internal static class ServerRoutes
{
    private static readonly int[] Refusals =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests, StatusCodes.Status504GatewayTimeout,
    ];

    public static void Map(WebApplication app)
    {
        app.Use((context, next) => app.Services.GetRequiredService<RequestLog>().InvokeAsync(context, next));
        app.UseExceptionHandler();
        app.UseStatusCodePages(StatusProblems.WriteAsync);
        app.UseHostFiltering();
        app.Use((context, next) => app.Services.GetRequiredService<KeyGate>().InvokeAsync(context, next));
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        MapApi(app.MapGroup("/v1"));
        MapHealth(app.MapGroup("/health"));
        app.MapOpenApi();
        if (app.Services.GetRequiredService<AlignServerOptions>().ServePage)
        {
            PageEndpoint.Map(app);
        }

        app.MapPrometheusScrapingEndpoint().DisableRequestTimeout();
    }

    private static void MapApi(RouteGroupBuilder api)
    {
        TakesBody<EmbeddingsRequest, EmbeddingsResponse>(api.MapPost(
            "/embeddings", static (HttpContext context, EmbeddingsEndpoint endpoint) => endpoint.HandleAsync(context)))
            .WithSummary("Embed texts and pictures, in OpenAI's shape");
        TakesBody<ClassifyRequest, ClassifyResponse>(api.MapPost(
            "/classify", static (HttpContext context, ClassifyEndpoint endpoint) => endpoint.HandleAsync(context)))
            .WithSummary("Choose labels for pictures");
        TakesBody<SimilarityRequest, SimilarityResponse>(api.MapPost(
            "/similarity", static (HttpContext context, SimilarityEndpoint endpoint) => endpoint.HandleAsync(context)))
            .WithSummary("Compare pictures with texts");
        TakesBody<SearchRequest, SearchResponse>(api.MapPost(
            "/search", static (HttpContext context, SearchEndpoint endpoint) => endpoint.HandleAsync(context)))
            .WithSummary("Search an index by words, by pictures, or by both");
        MapLists(api);
    }

    private static void MapLists(RouteGroupBuilder api)
    {
        api.MapGet("/indexes", static (IndexesEndpoint endpoint) => endpoint.ListAsync())
            .WithSummary("List the indexes").Produces<IndexList>();
        api.MapGet(
            "/indexes/{name}/pictures/{row:long}",
            static (string name, long row, PictureEndpoint endpoint, CancellationToken cancellationToken) => endpoint.FindAsync(name, row, cancellationToken))
            .WithSummary("Show the picture of a row").Produces(StatusCodes.Status200OK, contentType: "image/webp")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet(
            "/indexes/{name}/map",
            static (string name, MapEndpoint endpoint, CancellationToken cancellationToken) => endpoint.FindAsync(name, cancellationToken))
            .WithSummary("Show an index from above, on its two main axes").Produces<MapResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        MapModels(api);
    }

    private static void MapModels(RouteGroupBuilder api)
    {
        api.MapGet("/models", static (ModelsEndpoint endpoint) => endpoint.List())
            .WithSummary("List the models").Produces<ModelList>();
        api.MapGet("/models/{id}", static (string id, ModelsEndpoint endpoint) => endpoint.Find(id))
            .WithSummary("Show a model").Produces<ModelCard>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static void MapHealth(RouteGroupBuilder health)
    {
        health.MapGet("/live", static (HealthEndpoint endpoint) => endpoint.Live())
            .WithSummary("Whether the process answers").Produces<HealthReport>();
        health.MapGet("/ready", static (HealthEndpoint endpoint) => endpoint.Ready())
            .WithSummary("Whether requests are welcome").Produces<HealthReport>()
            .Produces<HealthReport>(StatusCodes.Status503ServiceUnavailable);
    }

    private static RouteHandlerBuilder TakesBody<TRequest, TResponse>(RouteHandlerBuilder route)
        where TRequest : notnull
    {
        route.Accepts<TRequest>("application/json", "multipart/form-data").Produces<TResponse>();
        foreach (var status in Refusals)
        {
            route.ProducesProblem(status);
        }

        return route;
    }
}
