using AlignSharp.Hub;
using AlignSharp.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace AlignSharp.Tests.Hub;

public sealed class HubClientResumeTests : IAsyncLifetime
{
    private const int Size = 3_000_000;
    private readonly TemporaryFolder _cache = new();
    private HubServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Incomplete => Blob + ".incomplete";

    private string Blob => _cache.Combine("models--acme--align-tiny", "blobs", _server.Hash(HubServer.Weights));

    public async ValueTask InitializeAsync() => _server = await HubServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _cache.Dispose();
    }

    [Fact]
    public async Task A_connection_that_breaks_mid_body_goes_on_by_range()
    {
        BreakAfter(500_000, times: 1);

        await AssertDownloads();

        Assert.Equal(
            ["GET /contents/model.safetensors", "GET /contents/model.safetensors bytes=500000-"],
            _server.Requests.Where(request => request.StartsWith("GET /contents", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_connection_that_keeps_breaking_gives_up_after_its_retries_and_keeps_what_came()
    {
        BreakAfter(1000, times: int.MaxValue);

        var error = await DownloadError();

        Assert.Equal(HubFailure.Unreachable, error.Failure);
        Assert.Equal(4, _server.Count("GET /contents"));
        Assert.Equal(4000, new FileInfo(Incomplete).Length);
    }

    [Fact]
    public async Task Breaks_that_leave_much_behind_do_not_use_up_the_retries()
    {
        _server.Files[HubServer.Weights] = HubServer.Numbers(7_000_000);
        BreakAfter(1_100_000, times: 6);

        await AssertDownloads();

        Assert.Equal(7, _server.Count("GET /contents"));
    }

    [Fact]
    public async Task What_an_earlier_run_left_is_continued()
    {
        await LeaveIncomplete(_server.Files[HubServer.Weights][..1_234_567]);

        await AssertDownloads();

        Assert.Contains("GET /contents/model.safetensors bytes=1234567-", _server.Requests);
    }

    [Fact]
    public async Task What_is_already_whole_is_checked_and_not_fetched()
    {
        await LeaveIncomplete(_server.Files[HubServer.Weights]);

        await AssertDownloads();

        Assert.Equal(0, _server.Count("GET /contents"));
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(Size)]
    [InlineData(Size + 1)]
    public async Task A_part_of_something_else_is_thrown_away_and_fetched_anew(int length)
    {
        await LeaveIncomplete(new byte[length]);

        await AssertDownloads();

        Assert.Contains("GET /contents/model.safetensors", _server.Requests);
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_sends_all_of_it_again()
    {
        await LeaveIncomplete(_server.Files[HubServer.Weights][..1000]);
        _server.Intercept = async context =>
        {
            context.Request.Headers.Range = default;
            await Task.CompletedTask;
            return false;
        };

        await AssertDownloads();
    }

    [Fact]
    public async Task Two_versions_are_never_joined()
    {
        // The content changes between two attempts: the part of the old version must not be continued with the new.
        var broken = false;
        var stale = new byte[Size];
        _server.Intercept = async context =>
        {
            if (broken || !context.Request.Path.StartsWithSegments("/contents"))
            {
                return false;
            }

            broken = true;
            context.Response.Headers.ETag = "\"stale\"";
            await SendPart(context, stale, 0, 1000);
            return true;
        };

        await AssertDownloads();

        Assert.Contains("GET /contents/model.safetensors bytes=1000-", _server.Requests);
        Assert.Equal(2, _server.Count("GET /contents"));
    }

    [Fact]
    public async Task Cancelling_leaves_the_part_for_the_next_time()
    {
        using var cancellation = new CancellationTokenSource();
        var log = new ProgressLog(report =>
        {
            if (report is { File: HubServer.Weights, Bytes: > 0 })
            {
                cancellation.Cancel();
            }
        });
        using var client = new HubClient(_server.Options(_cache));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.DownloadAsync(HubServer.Repository, progress: log, cancellationToken: cancellation.Token));

        var left = new FileInfo(Incomplete).Length;
        Assert.InRange(left, 1, Size - 1);
        await AssertDownloads();
        Assert.Contains($"GET /contents/model.safetensors bytes={left}-", _server.Requests);
    }

    [Fact]
    public async Task A_body_that_stands_still_is_asked_for_again()
    {
        var stalled = false;
        _server.Intercept = async context =>
        {
            if (stalled || !context.Request.Path.StartsWithSegments("/contents"))
            {
                return false;
            }

            stalled = true;
            context.Response.ContentLength = Size;
            await context.Response.Body.WriteAsync(_server.Files[HubServer.Weights].AsMemory(0, 1000), Cancellation);
            await context.Response.Body.FlushAsync(Cancellation);
            await HubServer.StallAsync(context);
            return true;
        };
        var time = new FakeTimeProvider();
        var log = new ProgressLog(report => time.Advance(
            report is { File: HubServer.Weights, Bytes: 1000, Activity: HubActivity.Downloading }
                ? TimeSpan.FromSeconds(10)
                : default));
        using var client = new HubClient(_server.Options(_cache), time);

        await client.DownloadAsync(HubServer.Repository, progress: log, cancellationToken: Cancellation);

        Assert.Contains("GET /contents/model.safetensors bytes=1000-", _server.Requests);
    }

    private void BreakAfter(int bytes, int times)
    {
        _server.Intercept = async context =>
        {
            if (!context.Request.Path.StartsWithSegments("/contents") || times-- <= 0)
            {
                return false;
            }

            var content = _server.Files[HubServer.Weights];
            context.Response.Headers.ETag = $"\"{_server.Hash(HubServer.Weights)}\"";
            var offset = context.Request.GetTypedHeaders().Range?.Ranges.Single().From ?? 0;
            await SendPart(context, content, (int)offset, bytes);
            return true;
        };
    }

    private static async Task SendPart(HttpContext context, byte[] content, int offset, int bytes)
    {
        if (offset > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {offset}-{content.Length - 1}/{content.Length}";
        }

        context.Response.ContentLength = content.Length - offset;
        await context.Response.Body.WriteAsync(content.AsMemory(offset, bytes), Cancellation);
        await context.Response.Body.FlushAsync(Cancellation);

        // An unhandled error closes the connection after what was sent; an abort could overtake it.
        throw new IOException("The test breaks the connection here.");
    }

    private async Task LeaveIncomplete(byte[] part)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Incomplete)!);
        await File.WriteAllBytesAsync(Incomplete, part, Cancellation);
    }

    private async Task AssertDownloads()
    {
        using var client = new HubClient(_server.Options(_cache));
        var snapshot = await client.DownloadAsync(HubServer.Repository, cancellationToken: Cancellation);

        var weights = await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, HubServer.Weights), Cancellation);
        Assert.True(weights.AsSpan().SequenceEqual(_server.Files[HubServer.Weights]));
        Assert.False(File.Exists(Incomplete));
    }

    private async Task<HubException> DownloadError()
    {
        using var client = new HubClient(_server.Options(_cache));
        return await Assert.ThrowsAsync<HubException>(() =>
            client.DownloadAsync(HubServer.Repository, cancellationToken: Cancellation));
    }
}
