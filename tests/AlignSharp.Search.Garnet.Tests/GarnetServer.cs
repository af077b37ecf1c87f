using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using StackExchange.Redis;

namespace AlignSharp.Search.Garnet.Tests;

/// <summary>
/// A real Garnet server as a process of its own on a free port of loopback, with its files in a folder that goes away with
/// it. The tool comes with <c>dotnet tool restore</c>, which is run where it is missing.
/// </summary>
internal sealed class GarnetServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _more;
    private Process? _process;

    private GarnetServer(string[] more) => _more = more;

    public int Port { get; } = FreePort();

    public string Server => $"127.0.0.1:{Port}";

    public static async Task<GarnetServer> StartAsync(params string[] more)
    {
        var server = new GarnetServer(more);
        await server.RunAsync();
        return server;
    }

    /// <summary>A connection that may give orders to the server.</summary>
    public Task<ConnectionMultiplexer> ConnectAsync() =>
        ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { Server }, AllowAdmin = true });

    /// <summary>Starts the server once more on its files.</summary>
    public async Task RunAsync()
    {
        _process = Process.Start(new ProcessStartInfo("dotnet",
        [
            await GarnetTool.FindAsync(), "--bind", "127.0.0.1", "--port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "--enable-vector-set-preview", "--device-type", "RandomAccess", "--aof", "--aof-commit-freq", "1000",
            "--checkpointdir", _folder.FullName, "-m", "512m", "-i", "16m", "--recover", .. _more,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        })!;
        await UntilReadyAsync(_process).WaitAsync(StartTime);
    }

    /// <summary>Ends the server as kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _folder.Dispose();
    }

    private static Task UntilReadyAsync(Process process)
    {
        var said = new StringBuilder();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += static (_, _) => { };
        process.OutputDataReceived += (_, line) =>
        {
            said.AppendLine(line.Data);
            if (line.Data is null)
            {
                ready.TrySetException(new InvalidOperationException($"garnet-server ended before it was ready: {said}"));
            }
            else if (line.Data.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return ready.Task;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
