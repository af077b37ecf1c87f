using AlignSharp.Hub;
using AlignSharp.Testing;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Tests.Hub;

public sealed class HubClientIntegrityTests : IAsyncLifetime
{
    private readonly TemporaryFolder _cache = new();
    private HubServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await HubServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _cache.Dispose();
    }

    [Theory]
    [InlineData("model.safetensors", "/contents/model.safetensors")]
    [InlineData("vocab.txt", "/acme/align-tiny/resolve/0123456789abcdef0123456789abcdef01234567/vocab.txt")]
    public async Task Content_with_another_hash_is_deleted_and_named(string name, string route)
    {
        On(HttpMethods.IsGet, route, context => context.Response.Body.WriteAsync(new byte[_server.Files[name].Length]).AsTask());

        var error = await DownloadError();

        Assert.Equal(HubFailure.Corrupt, error.Failure);
        Assert.Equal($"{name} does not have the hash {_server.Hash(name)} that the hub announces; it was deleted.", error.Message);
        Assert.DoesNotContain(Blobs(), blob => Path.GetFileName(blob)!.StartsWith(_server.Hash(name), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2_999_999)]
    [InlineData(3_000_001)]
    public async Task Content_announced_with_another_length_is_refused(int length)
    {
        On(HttpMethods.IsGet, "/contents/model.safetensors", context =>
        {
            context.Response.ContentLength = length;
            return context.Response.Body.WriteAsync(new byte[length]).AsTask();
        });

        var error = await DownloadError();

        Assert.Equal(HubFailure.Corrupt, error.Failure);
        Assert.Equal(
            $"The hub announces 3000000 bytes for model.safetensors but its server sends {length}; expected 3000000.", error.Message);
        Assert.Equal(1, _server.Count("GET /contents"));
    }

    [Fact]
    public async Task Content_that_goes_on_past_its_size_is_cut_off()
    {
        On(HttpMethods.IsGet, "/contents/model.safetensors", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[100_000], context.RequestAborted);
            }
        });

        var error = await DownloadError();

        Assert.Equal(HubFailure.Corrupt, error.Failure);
        Assert.Contains("sends more bytes than that", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_that_ends_early_without_saying_so_is_not_taken_for_whole()
    {
        On(HttpMethods.IsGet, "/contents/model.safetensors", context =>
        {
            context.Response.ContentLength = null;
            return context.Response.Body.WriteAsync(_server.Files[HubServer.Weights].AsMemory(0, 5000)).AsTask();
        });

        var error = await DownloadError();

        Assert.Equal(HubFailure.Unreachable, error.Failure);
        Assert.Contains("model.safetensors ended after 5000 bytes; expected 3000000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bytes 0-2999999/3000000")]
    [InlineData("bytes 1001-2999999/3000000")]
    [InlineData("bytes 1000-2999999/4000000")]
    [InlineData(null)]
    public async Task A_part_other_than_the_one_asked_for_is_refused(string? range)
    {
        var incomplete = _cache.Combine("models--acme--align-tiny", "blobs", _server.Hash(HubServer.Weights) + ".incomplete");
        Directory.CreateDirectory(Path.GetDirectoryName(incomplete)!);
        await File.WriteAllBytesAsync(incomplete, new byte[1000], Cancellation);
        On(HttpMethods.IsGet, "/contents/model.safetensors", context =>
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = range;
            return Task.CompletedTask;
        });

        Assert.Equal(HubFailure.Corrupt, (await DownloadError()).Failure);
    }

    [Theory]
    [InlineData("ETag", "\"not-a-hash\"", "has an ETag that is no hash")]
    [InlineData("ETag", "\"../../../../etc/passwd\"", "has an ETag that is no hash")]
    [InlineData("ETag", "", "has no ETag")]
    [InlineData("X-Repo-Commit", "ffffffffffffffffffffffffffffffffffffffff", "is of commit ffffffffffffffffffffffffffffffffffffffff")]
    public async Task Descriptions_that_cannot_be_checked_are_refused(string header, string value, string expected)
    {
        On(HttpMethods.IsHead, $"/acme/align-tiny/resolve/{HubServer.Commit}/config.json", context =>
        {
            context.Response.ContentLength = 10;
            context.Response.Headers.ETag = $"\"{new string('a', 40)}\"";
            context.Response.Headers[header] = value;
            return Task.CompletedTask;
        });

        var error = await DownloadError();

        Assert.Equal(HubFailure.UnexpectedAnswer, error.Failure);
        Assert.Contains($"config.json of acme/align-tiny {expected}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_size_is_refused()
    {
        On(HttpMethods.IsHead, $"/acme/align-tiny/resolve/{HubServer.Commit}/config.json", context =>
        {
            context.Response.Headers.ETag = $"\"{new string('a', 40)}\"";
            return Task.CompletedTask;
        });

        Assert.Contains("has no size", (await DownloadError()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_larger_than_the_disk_is_refused_before_it_is_asked_for()
    {
        On(HttpMethods.IsHead, $"/acme/align-tiny/resolve/{HubServer.Commit}/model.safetensors", context =>
        {
            context.Response.Headers["X-Linked-Etag"] = $"\"{new string('a', 64)}\"";
            context.Response.Headers["X-Linked-Size"] = "4611686018427387904";
            return Task.CompletedTask;
        });

        var error = await DownloadError();

        Assert.Equal(HubFailure.DiskFull, error.Failure);
        Assert.Contains("model.safetensors needs 4611686018427387904 bytes; only ", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _server.Count("GET /contents"));
    }

    [Theory]
    [InlineData("../../escape.json")]
    [InlineData("/etc/cron.d/job")]
    [InlineData("a/../../b")]
    [InlineData("C:\\Windows\\system.ini")]
    [InlineData("a\\..\\b")]
    [InlineData("nul.txt")]
    [InlineData("a//b")]
    [InlineData("a\nb")]
    public async Task A_file_that_would_lie_elsewhere_is_refused_by_name_before_anything_is_fetched(string name)
    {
        _server.Files[name] = [1];

        var error = await DownloadError(HubSelection.All);

        Assert.Equal(HubFailure.HostileName, error.Failure);
        Assert.Contains(name.ReplaceLineEndings("?"), error.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_shard_that_would_lie_elsewhere_is_refused()
    {
        _server.Files.Remove(HubServer.Weights);
        _server.Files["model.safetensors.index.json"] = """{"weight_map":{"a":"../../../x.safetensors"}}"""u8.ToArray();

        Assert.Equal(HubFailure.HostileName, (await DownloadError()).Failure);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"sha\":\"main\",\"siblings\":[]}")]
    [InlineData("{\"sha\":\"../../x\",\"siblings\":[]}")]
    [InlineData("{\"sha\":\"0123456789abcdef0123456789abcdef01234567\",\"siblings\":{}}")]
    [InlineData("{\"sha\":\"0123456789abcdef0123456789abcdef01234567\",\"siblings\":[1]}")]
    [InlineData("not JSON")]
    public async Task A_listing_that_cannot_be_read_is_refused(string json)
    {
        On(HttpMethods.IsGet, "/api/models/acme/align-tiny/revision/main", context => context.Response.WriteAsync(json));

        var error = await DownloadError();

        Assert.Equal(HubFailure.UnexpectedAnswer, error.Failure);
        Assert.Contains("expected a JSON object with sha and siblings", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_of_another_commit_is_refused() =>
        Assert.Equal(HubFailure.UnexpectedAnswer, (await DownloadError(revision: new string('c', 40))).Failure);

    [Fact]
    public async Task A_listing_without_end_is_cut_off()
    {
        On(HttpMethods.IsGet, "/api/models/acme/align-tiny/revision/main", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[1 << 20], context.RequestAborted);
            }
        });

        Assert.Equal(HubFailure.UnexpectedAnswer, (await DownloadError()).Failure);
    }

    private void On(Func<string, bool> method, string path, Func<HttpContext, Task> answer) =>
        _server.Intercept = async context =>
        {
            if (!method(context.Request.Method) || context.Request.Path != path)
            {
                return false;
            }

            await answer(context);
            return true;
        };

    private string[] Blobs() => Directory.GetFiles(_cache.Combine("models--acme--align-tiny", "blobs"));

    private async Task<HubException> DownloadError(HubSelection selection = HubSelection.Model, string revision = "main")
    {
        using var client = new HubClient(_server.Options(_cache));
        return await Assert.ThrowsAsync<HubException>(() =>
            client.DownloadAsync(HubServer.Repository, revision, selection, cancellationToken: Cancellation));
    }
}
