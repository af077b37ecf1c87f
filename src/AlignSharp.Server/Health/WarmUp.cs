using AlignSharp.Server.Batching;
using Microsoft.Extensions.Hosting;

namespace AlignSharp.Server.Health;

/// <summary>
/// Loads both towers behind the open door: the server listens at once and is ready when they have computed. A model that
/// cannot be loaded ends the server.
/// </summary>
internal sealed class WarmUp(Embedder embedder, Readiness readiness, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        lifetime.ApplicationStopping.Register(readiness.Stop);
        try
        {
            // A failure ends the server, which must have started for that.
            await StartedAsync(stoppingToken);
            await Task.Run(() => embedder.WarmUpAsync(stoppingToken), stoppingToken);
            readiness.Warm();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop before it was warm.
        }
        catch (Exception error)
        {
            readiness.Fail(error);
            lifetime.StopApplication();
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }
}
