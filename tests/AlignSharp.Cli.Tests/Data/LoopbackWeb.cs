using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AlignSharp.Cli.Tests.Data;

/// <summary>A web server on loopback that gives a picture for every path that ends in .png and 404 for all else.</summary>
internal sealed class LoopbackWeb : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _picture;
    private readonly Task _accepting;

    public LoopbackWeb(byte[] picture)
    {
        _picture = picture;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public ConcurrentQueue<string> Paths { get; } = [];

    /// <summary>Called with the number of each request for a picture, before it is answered.</summary>
    public Func<int, Task>? OnPicture { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = AnswerAsync(client).ContinueWith(_ => client.Dispose(), TaskScheduler.Default);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(_stop.Token))!.Split(' ')[1];
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
        {
            // Headers do not matter here.
        }

        var isPicture = path.EndsWith(".png", StringComparison.Ordinal);
        if (isPicture)
        {
            Paths.Enqueue(path);
            await (OnPicture?.Invoke(Paths.Count) ?? Task.CompletedTask);
        }

        var body = isPicture ? _picture : [];
        var head = $"HTTP/1.1 {(isPicture ? "200 OK" : "404 Not Found")}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _stop.Token);
        await stream.WriteAsync(body, _stop.Token);
    }
}
