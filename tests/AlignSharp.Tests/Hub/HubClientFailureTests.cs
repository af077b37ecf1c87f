using AlignSharp.Hub;
using AlignSharp.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace AlignSharp.Tests.Hub;

public sealed class HubClientFailureTests : IAsyncLifetime
{
    private const string NotFound = "acme/align-tiny was not found at 127.0.0.1; check its name or, if it is private, "
        + "set HF_TOKEN to a token that may read it.";

    private const string BadToken = " acme/align-tiny; expected a valid HF_TOKEN that may read it.";
    private const string NoRevision = "acme/align-tiny has no revision main; expected a branch, a tag or a commit of it.";
    private const string Teapot = "127.0.0.1 answered 418 for revision main of acme/align-tiny; expected 200.";

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
    [InlineData(401, "", null, HubFailure.RepositoryNotFound, NotFound)]
    [InlineData(401, "RepoNotFound", null, HubFailure.RepositoryNotFound, NotFound)]
    [InlineData(401, "", "hf_old", HubFailure.Unauthorized, "127.0.0.1 refuses the token for" + BadToken)]
    [InlineData(403, "", "hf_narrow", HubFailure.Unauthorized, "127.0.0.1 does not allow reading" + BadToken)]
    [InlineData(404, "RepoNotFound", null, HubFailure.RepositoryNotFound, NotFound)]
    [InlineData(404, "RevisionNotFound", null, HubFailure.RevisionNotFound, NoRevision)]
    [InlineData(404, "", null, HubFailure.RepositoryNotFound, NotFound)]
    [InlineData(418, "", null, HubFailure.UnexpectedAnswer, Teapot)]
    public async Task Refusals_say_what_to_do_and_are_not_tried_again(
        int status, string code, string? token, HubFailure failure, string message)
    {
        Answer(status, code);

        var error = await DownloadError(_server.Options(_cache) with { Token = token });

        Assert.Equal((failure, message), (error.Failure, error.Message));
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_gated_repository_says_where_to_accept_its_conditions(int status)
    {
        Answer(status, "GatedRepo");

        var error = await DownloadError();

        Assert.Equal(HubFailure.Gated, error.Failure);
        Assert.Equal(
            $"acme/align-tiny is gated: accept its conditions at {_server.Url}acme/align-tiny, "
            + "then set HF_TOKEN to a token of the same account.",
            error.Message);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Overload_passes_with_retries_on_every_route(int status)
    {
        var failed = new HashSet<string>();
        _server.Intercept = context =>
        {
            var first = failed.Add($"{context.Request.Method} {context.Request.Path}");
            context.Response.StatusCode = first ? status : 200;
            return Task.FromResult(first);
        };

        var snapshot = await DownloadAsync(_server.Options(_cache));

        Assert.True(snapshot.IsCurrent);
        Assert.Contains("GET /contents/model.safetensors", failed);
    }

    [Fact]
    public async Task A_hub_that_keeps_failing_is_given_up_with_its_last_word()
    {
        Answer(503, "");

        var error = await DownloadError();

        Assert.Equal(HubFailure.Unreachable, error.Failure);
        Assert.Equal(
            "acme/align-tiny could not be downloaded: 127.0.0.1 answered 503 for revision main; expected 200.", error.Message);
        Assert.Equal(4, _server.Requests.Count);
    }

    [Fact]
    public async Task The_wait_is_the_one_the_hub_asks_for_and_it_is_shown()
    {
        _server.Intercept = context =>
        {
            var first = _server.Requests.Count == 1;
            context.Response.StatusCode = first ? 429 : 200;
            context.Response.Headers.RetryAfter = "97";
            return Task.FromResult(first);
        };
        var time = new ShortenedTime(TimeSpan.FromSeconds(97));
        var log = new ProgressLog();
        using var client = new HubClient(_server.Options(_cache), time);

        await client.DownloadAsync(HubServer.Repository, progress: log, cancellationToken: Cancellation);

        Assert.Equal(1, time.Shortened);
        Assert.Contains(new HubProgress("", HubActivity.Retrying, Delay: TimeSpan.FromSeconds(97)), log.Reports);
    }

    [Fact]
    public async Task A_wait_that_nobody_would_sit_through_is_not_waited_for()
    {
        _server.Intercept = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "86400";
            return Task.FromResult(true);
        };

        Assert.Equal(HubFailure.Unreachable, (await DownloadError()).Failure);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_hub_that_does_not_answer_in_time_is_asked_again()
    {
        var time = new FakeTimeProvider();
        _server.Intercept = async context =>
        {
            if (_server.Requests.Count > 1)
            {
                return false;
            }

            time.Advance(TimeSpan.FromSeconds(10));
            await HubServer.StallAsync(context);
            return true;
        };
        using var client = new HubClient(_server.Options(_cache), time);

        var snapshot = await client.DownloadAsync(HubServer.Repository, cancellationToken: Cancellation);

        Assert.True(snapshot.IsCurrent);
        Assert.Equal(2, _server.Count("GET /api"));
    }

    [Fact]
    public async Task Offline_the_cache_answers_alone()
    {
        await DownloadAsync(_server.Options(_cache));
        _server.Requests.Clear();

        var snapshot = await DownloadAsync(_server.Options(_cache) with { Offline = true });

        Assert.Equal((HubServer.Commit, false), (snapshot.Commit, snapshot.IsCurrent));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Offline_without_the_model_says_so()
    {
        var error = await DownloadError(_server.Options(_cache) with { Offline = true });

        Assert.Equal(HubFailure.Offline, error.Failure);
        Assert.Equal(
            $"acme/align-tiny (revision main) is not whole in {_cache.FullName} and HF_HUB_OFFLINE is set; "
            + "unset it to download.",
            error.Message);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_hub_that_cannot_be_reached_leaves_the_model_in_the_cache_usable()
    {
        var options = _server.Options(_cache);
        await DownloadAsync(options);
        await _server.DisposeAsync();

        var snapshot = await DownloadAsync(options);

        Assert.Equal((HubServer.Commit, false), (snapshot.Commit, snapshot.IsCurrent));
    }

    [Fact]
    public async Task A_hub_that_cannot_be_reached_without_the_model_is_an_error()
    {
        var options = _server.Options(_cache);
        await _server.DisposeAsync();

        var error = await DownloadError(options);

        Assert.Equal(HubFailure.Unreachable, error.Failure);
        Assert.StartsWith("acme/align-tiny could not be downloaded: 127.0.0.1 could not be reached", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        _server.Intercept = context =>
        {
            context.Response.Redirect(context.Request.Path);
            return Task.FromResult(true);
        };

        Assert.Equal(HubFailure.UnexpectedAnswer, (await DownloadError()).Failure);
        Assert.Equal(6, _server.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_to_a_file_on_this_machine_is_refused()
    {
        _server.Intercept = context =>
        {
            context.Response.Redirect("file:///etc/passwd");
            return Task.FromResult(true);
        };

        Assert.Contains("has the scheme file", (await DownloadError()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relative_redirect_of_a_renamed_repository_is_followed()
    {
        _server.Intercept = context =>
        {
            if (!context.Request.Path.Value!.Contains("old/name", StringComparison.Ordinal))
            {
                return Task.FromResult(false);
            }

            context.Response.StatusCode = 307;
            context.Response.Headers.Location =
                context.Request.Path.Value.Replace("old/name", HubServer.Repository, StringComparison.Ordinal);
            return Task.FromResult(true);
        };
        using var client = new HubClient(_server.Options(_cache) with { Token = "hf_token" });

        var snapshot = await client.DownloadAsync("old/name", cancellationToken: Cancellation);

        Assert.Equal(
            _server.Files["vocab.txt"], await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "vocab.txt"), Cancellation));
        Assert.Contains($"/acme/align-tiny/resolve/{HubServer.Commit}/config.json", _server.Authorized);
    }

    [Fact]
    public async Task A_repository_without_a_model_says_what_was_expected()
    {
        _server.Files.Remove(HubServer.Weights);
        _server.Files.Remove("pytorch_model.bin");

        var error = await DownloadError();

        Assert.Equal(HubFailure.NotAModel, error.Failure);
        Assert.Equal(
            "acme/align-tiny has 5 files but no model; expected config.json and model.safetensors or pytorch_model.bin.", error.Message);
    }

    [Fact]
    public async Task A_listed_file_that_is_not_there_is_named()
    {
        _server.Files.Remove(HubServer.Weights);
        _server.Files["model.safetensors.index.json"] = """{"weight_map":{"a":"model-1.safetensors"}}"""u8.ToArray();

        var error = await DownloadError();

        Assert.Equal((HubFailure.FileNotFound, "acme/align-tiny has no model-1.safetensors."), (error.Failure, error.Message));
    }

    [Fact]
    public async Task A_cache_folder_that_is_a_file_cannot_be_written()
    {
        var file = _cache.Combine("cache");
        await File.WriteAllTextAsync(file, "", Cancellation);

        var error = await DownloadError(_server.Options(_cache) with { CacheFolder = file });

        Assert.Equal(HubFailure.CannotWrite, error.Failure);
        Assert.StartsWith($"{file} cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_that_cannot_be_sent_is_refused_without_showing_it()
    {
        var error = Assert.Throws<HubException>(() => new HubClient(_server.Options(_cache) with { Token = "hf_a\r\nX-Evil: 1" }));

        Assert.DoesNotContain("hf_a", error.Message, StringComparison.Ordinal);
    }

    private void Answer(int status, string code) => _server.Intercept = context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers["X-Error-Code"] = code;
        return Task.FromResult(true);
    };

    private static async Task<HubSnapshot> DownloadAsync(HubOptions options)
    {
        using var client = new HubClient(options);
        return await client.DownloadAsync(HubServer.Repository, cancellationToken: Cancellation);
    }

    private Task<HubException> DownloadError(HubOptions? options = null) =>
        Assert.ThrowsAsync<HubException>(() => DownloadAsync(options ?? _server.Options(_cache)));
}
