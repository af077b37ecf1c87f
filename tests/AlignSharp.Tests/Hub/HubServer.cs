using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AlignSharp.Hub;
using AlignSharp.Testing;
using AlignSharp.Tests.Net;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Tests.Hub;

/// <summary>
/// A hub on loopback with one repository, and a content server beside it for large files. Speaks the routes and headers
/// of the real one; <see cref="Intercept"/> lets a test misbehave before the answer.
/// </summary>
internal sealed class HubServer : IAsyncDisposable
{
    public const string Repository = "acme/align-tiny";
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";
    public const string Weights = "model.safetensors";

    private LoopbackServer _hub = null!;
    private LoopbackServer _contents = null!;

    public string CurrentCommit { get; set; } = Commit;

    /// <summary>The files by path.</summary>
    public Dictionary<string, byte[]> Files { get; } = new()
    {
        ["config.json"] = """{"model_type":"align"}"""u8.ToArray(),
        ["preprocessor_config.json"] = "{}"u8.ToArray(),
        ["vocab.txt"] = "[PAD]\n[UNK]\n"u8.ToArray(),
        ["README.md"] = "# tiny"u8.ToArray(),
        ["tf_model.h5"] = [1, 2, 3],
        ["pytorch_model.bin"] = [4, 5, 6],
        [Weights] = Numbers(3_000_000),
    };

    /// <summary>Looks at each request first; true if it has answered.</summary>
    public Func<HttpContext, Task<bool>> Intercept { get; set; } = _ => Task.FromResult(false);

    /// <summary>Each request: its method, path and range.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The paths of requests that carried a token.</summary>
    public ConcurrentQueue<string> Authorized { get; } = [];

    public Uri Url => _hub.Url;

    public Uri ContentUrl => _contents.Url;

    public static async Task<HubServer> StartAsync()
    {
        var server = new HubServer();
        server._hub = await LoopbackServer.StartAsync(context => server.AnswerAsync(context, server.AnswerHubAsync));
        server._contents = await LoopbackServer.StartAsync(context => server.AnswerAsync(context, server.AnswerContentAsync));
        return server;
    }

    public static byte[] Numbers(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)((i * 31) + (i >> 8));
        }

        return bytes;
    }

    public static bool IsLarge(string path) =>
        path.EndsWith(".safetensors", StringComparison.Ordinal) || path.EndsWith(".bin", StringComparison.Ordinal);

    public static string Hash(string path, byte[] content)
    {
        if (IsLarge(path))
        {
            return Convert.ToHexStringLower(SHA256.HashData(content));
        }

        var header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0"));
#pragma warning disable CA5350 // git names blobs by SHA-1
        return Convert.ToHexStringLower(SHA1.HashData([.. header, .. content]));
#pragma warning restore CA5350
    }

    public string Hash(string path) => Hash(path, Files[path]);

    public int Count(string start) => Requests.Count(request => request.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Answers nothing more until the client goes away.</summary>
    public static async Task StallAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _contents.DisposeAsync();
    }

    public HubOptions Options(TemporaryFolder cache) => new()
    {
        Endpoint = Url,
        CacheFolder = cache.FullName,
        RetryDelay = TimeSpan.Zero,
        MaximumRetries = 3,
    };

    private async Task AnswerAsync(HttpContext context, RequestDelegate answer)
    {
        var request = context.Request;
        Requests.Enqueue($"{request.Method} {request.Path} {request.Headers.Range}".TrimEnd());
        if (request.Headers.ContainsKey("Authorization"))
        {
            Authorized.Enqueue(request.Path);
        }

        if (!await Intercept(context))
        {
            await answer(context);
        }
    }

    private async Task AnswerHubAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var resolve = $"/{Repository}/resolve/{CurrentCommit}/";
        if (path.StartsWith($"/api/models/{Repository}/revision/", StringComparison.Ordinal))
        {
            await context.Response.WriteAsJsonAsync(new
            {
                sha = CurrentCommit,
                siblings = Files.Keys.Select(name => new { rfilename = name }),
            });
        }
        else if (path.StartsWith(resolve, StringComparison.Ordinal) && Files.ContainsKey(path[resolve.Length..]))
        {
            await ResolveAsync(context, path[resolve.Length..]);
        }
        else
        {
            context.Response.StatusCode = 404;
            context.Response.Headers["X-Error-Code"] =
                path.StartsWith(resolve, StringComparison.Ordinal) ? "EntryNotFound" : "RepoNotFound";
        }
    }

    private async Task ResolveAsync(HttpContext context, string path)
    {
        var headers = context.Response.Headers;
        headers["X-Repo-Commit"] = CurrentCommit;
        if (!IsLarge(path))
        {
            await SendAsync(context, path, Files[path]);
            return;
        }

        headers["X-Linked-Etag"] = $"\"{Hash(path)}\"";
        headers["X-Linked-Size"] = Files[path].Length.ToString(CultureInfo.InvariantCulture);
        headers.ETag = "\"of-the-redirect\"";
        headers.Location = new Uri(ContentUrl, $"/contents/{path}?signature=abc").AbsoluteUri;
        context.Response.StatusCode = 302;
    }

    private Task AnswerContentAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!["/contents/".Length..];
        return SendAsync(context, path, Files[path]);
    }

    private static async Task SendAsync(HttpContext context, string path, byte[] content)
    {
        var (request, response) = (context.Request, context.Response);
        var tag = $"\"{Hash(path, content)}\"";
        var offset = 0;
        if (request.GetTypedHeaders().Range?.Ranges.Single().From is { } from
            && (request.Headers.IfRange.Count == 0 || request.Headers.IfRange == tag))
        {
            offset = (int)from;
            response.StatusCode = 206;
            response.Headers.ContentRange = $"bytes {offset}-{content.Length - 1}/{content.Length}";
        }

        response.Headers.ETag = tag;
        response.ContentLength = content.Length - offset;
        if (request.Method == "GET")
        {
            await response.Body.WriteAsync(content.AsMemory(offset));
        }
    }
}
