using System.Net;
using AlignSharp.Net;

namespace AlignSharp.Server.Tests.Limits;

/// <summary>What takes too long is given up, with an answer.</summary>
public sealed class RequestTimeTests
{
    [Fact]
    public async Task A_request_that_takes_too_long_is_answered_with_504()
    {
        await using var server = await RunningServer.StartAsync(RunningServer.Options with
        {
            Limits = new() { RequestTime = TimeSpan.FromMilliseconds(200) },
            Access = new()
            {
                AllowRemotePictures = true,
                RemoteRules = NetworkRules.Default with { Resolve = static async (_, cancellationToken) => await NeverAsync(cancellationToken) },
            },
        });
        var answer = await server.Client.AskAsync("/v1/embeddings", """{"input": "https://pictures.example/a.png", "modality": "image"}""");
        Assert.Contains("0.2 s", answer.Problem(HttpStatusCode.GatewayTimeout), StringComparison.Ordinal);
    }

    private static async Task<IPAddress[]> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return [];
    }
}
