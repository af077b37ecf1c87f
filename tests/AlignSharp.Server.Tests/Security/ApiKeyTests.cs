using System.Net;
using System.Net.Http.Headers;
using AlignSharp.Server.Options;
using AlignSharp.Server.Security;

namespace AlignSharp.Server.Tests.Security;

/// <summary>Keys: made once, kept as hashes, asked for by the API alone.</summary>
public sealed class ApiKeyTests
{
    [Fact]
    public async Task Only_a_known_key_opens_the_api_and_the_figures()
    {
        using var folder = new TemporaryFolder();
        var (alice, bob) = (ApiKey.Create("alice"), ApiKey.Create("bob"));
        await using var server = await RunningServer.StartAsync(WithKeys(folder, $"# keys\n{alice.Line}\n\n{bob.Line}\n"));
        foreach (var path in (string[])["/v1/models", "/metrics", "/v1/nothing", "/V1/models"])
        {
            (await server.Client.FetchAsync(path)).Problem(HttpStatusCode.Unauthorized);
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, path, ApiKey.Create("alice").Secret));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, path, alice.Line.Split(' ')[1]));
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/v1/models", alice.Secret));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, "/metrics", bob.Secret));
        Assert.Equal(HttpStatusCode.OK, (await server.Client.FetchAsync("/health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.FetchAsync("/openapi/v1.json")).Status);
    }

    [Theory]
    [InlineData("", "holds no key")]
    [InlineData("alice", "line 1 is no key")]
    [InlineData("# one\nalice md5:00", "line 2 is no key")]
    [InlineData("alice sha256:00", "line 1 is no key")]
    [InlineData("a/b sha256:0000000000000000000000000000000000000000000000000000000000000000", "line 1 is no key")]
    [InlineData("a sha256:0000000000000000000000000000000000000000000000000000000000000000\na sha256:0000000000000000000000000000000000000000000000000000000000000001", "a twice")]
    public async Task A_file_that_holds_no_keys_stops_the_start(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        var error = await Assert.ThrowsAsync<AlignException>(() => AlignServer.CreateAsync(WithKeys(folder, content), TestContext.Current.CancellationToken));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_long_different_and_not_in_their_lines()
    {
        var (first, second) = (ApiKey.Create("a"), ApiKey.Create("a"));
        Assert.NotEqual(first.Secret, second.Secret);
        Assert.True(first.Secret.Length > 43);
        Assert.DoesNotContain(first.Secret, first.Line, StringComparison.Ordinal);
        Assert.Throws<AlignException>(() => ApiKey.Create("a b"));
    }

    private static AlignServerOptions WithKeys(TemporaryFolder folder, string content)
    {
        var path = Path.Combine(folder.FullName, "keys");
        File.WriteAllText(path, content);
        return RunningServer.Options with { Access = new() { KeysFile = path } };
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningServer server, string path, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
