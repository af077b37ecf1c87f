using System.Diagnostics;
using System.Globalization;
using AlignSharp.Server;
using AlignSharp.Server.Options;

namespace AlignSharp.Benchmarks.Serving;

/// <summary>A server as a process of its own, so that the client's work is not the server's; it ends with its input.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync(string model, BatchingOptions batching)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet",
        [
            typeof(ServerProcess).Assembly.Location, "serving", "child", model,
            batching.MaximumTexts.ToString(CultureInfo.InvariantCulture), batching.MaximumWait.ToString(null, CultureInfo.InvariantCulture),
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended before it was ready.");
        return new ServerProcess(process, new Uri(address));
    }

    /// <summary>What the process of its own does: serve until its input ends.</summary>
    public static async Task<int> ServeAsync(string model, BatchingOptions batching)
    {
        await using var server = await AlignServer.CreateAsync(new AlignServerOptions
        {
            ModelFolder = model,
            Urls = ["http://127.0.0.1:0"],
            Batching = batching,
            Limits = new() { MaximumRequests = 256 },
            LogLevel = Microsoft.Extensions.Logging.LogLevel.None,
        });
        await server.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls[0]) };
        while (!(await client.GetAsync("/health/ready")).IsSuccessStatusCode)
        {
            await Task.Delay(50);
        }

        Console.WriteLine(server.Urls[0]);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
