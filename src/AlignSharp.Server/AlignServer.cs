using System.Collections.Immutable;
using AlignSharp.Server.Health;
using AlignSharp.Server.Models;
using AlignSharp.Server.Options;
using AlignSharp.Server.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AlignSharp.Server;

/// <summary>
/// A model behind HTTP: <c>/v1/embeddings</c> in OpenAI's shape, <c>/v1/classify</c>, <c>/v1/similarity</c>,
/// <c>/v1/search</c>, <c>/v1/indexes</c>, <c>/v1/models</c>, <c>/health/live</c>, <c>/health/ready</c>, <c>/openapi/v1.json</c> and <c>/metrics</c>.
/// </summary>
public sealed class AlignServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AlignServer(WebApplication app) => _app = app;

    /// <summary>Where it listens, once started: what was asked for, with the port that was taken for port 0.</summary>
    public ImmutableArray<string> Urls => [.. _app.Urls];

    /// <summary>Checks the options and opens the model and the indexes; nothing listens yet.</summary>
    /// <param name="options">What is served, where, and within which limits.</param>
    /// <param name="cancellationToken">Stops the reading of the model's files.</param>
    /// <exception cref="AlignException">An option is out of its range, or the model or an index cannot be opened.</exception>
    public static async Task<AlignServer> CreateAsync(AlignServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionsCheck.Check(options);
        var model = ServedModel.Load(options);
        try
        {
            return new AlignServer(ServerHost.Build(options, model, await IndexShelf.OpenAsync(options, cancellationToken)));
        }
        catch
        {
            model.Model.Dispose();
            throw;
        }
    }

    /// <summary>Starts to listen. The towers are loaded meanwhile; <c>/health/ready</c> says when they are.</summary>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="IOException">An address cannot be listened on.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => _app.StartAsync(cancellationToken);

    /// <summary>Waits until the server is told to stop, and then for the requests that are under way.</summary>
    /// <param name="cancellationToken">Tells it to stop.</param>
    /// <exception cref="AlignException">The towers could not be loaded.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken = default)
    {
        await _app.WaitForShutdownAsync(cancellationToken);
        if (_app.Services.GetRequiredService<Readiness>().Failure is { } failure)
        {
            throw failure is AlignException ? failure : new AlignException($"The model could not be loaded: {failure.Message}", failure);
        }
    }

    /// <summary>Takes no new requests, and waits for those under way as long as the options say.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => _app.StopAsync(cancellationToken);

    /// <summary>Stops the server and frees the model.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
