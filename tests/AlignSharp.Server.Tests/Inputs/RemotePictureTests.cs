using System.Net;
using System.Text;
using AlignSharp.Net;

namespace AlignSharp.Server.Tests.Inputs;

/// <summary>Pictures by URL: only where allowed, and then only from public addresses.</summary>
public sealed class RemotePictureTests
{
    private const string Request = """{"input": "http://pictures.example/a.png", "modality": "image"}""";

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.7")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    public async Task An_address_inside_a_network_is_refused(string address)
    {
        await using var server = await StartAsync(NetworkRules.Default with { Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]) });
        (await server.Client.AskAsync("/v1/embeddings", Request)).Problem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_public_picture_is_fetched()
    {
        await using var server = await StartAsync(NetworkRules.Default with
        {
            Resolve = static (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.216.34")]),
            Connect = static (_, _) => ValueTask.FromResult<Stream>(new AnsweringStream(Sample.Bytes)),
        });
        var (status, body) = await server.Client.AskAsync("/v1/embeddings", Request);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(DefaultModel.Embed(Sample.Bytes)[0], body.GetProperty("data")[0].GetProperty("embedding")[0].GetSingle(), 1e-5f);
    }

    private static Task<RunningServer> StartAsync(NetworkRules rules) =>
        RunningServer.StartAsync(RunningServer.Options with { Access = new() { AllowRemotePictures = true, RemoteRules = rules } });

    /// <summary>A connection whose other end answers any request with one picture.</summary>
    private sealed class AnsweringStream(byte[] picture) : MemoryStream(
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: {picture.Length}\r\nConnection: close\r\n\r\n"), .. picture])
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
