using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace AlignSharp.Benchmarks.Serving;

/// <summary>Asks a server for embeddings of short texts, each another one, and looks at its health meanwhile.</summary>
internal sealed class LoadClient(Uri server) : IDisposable
{
    private const int MostUnderWay = 512;
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = MostUnderWay }) { BaseAddress = server };
    private int _number;

    /// <summary>A number of clients of which each asks again when it has its answer.</summary>
    public Task<LoadResult> RunClosedAsync(int clients, TimeSpan time) => MeasureAsync(time, async (end, record) =>
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            while (Stopwatch.GetTimestamp() < end)
            {
                await AskAsync(record);
            }
        })));

    /// <summary>So many requests a second, whether or not those before have their answers.</summary>
    public Task<LoadResult> RunOpenAsync(double perSecond, TimeSpan time) => MeasureAsync(time, async (end, record) =>
    {
        var start = Stopwatch.GetTimestamp();
        var underWay = new ConcurrentDictionary<Task, bool>();
        for (var sent = 0; Stopwatch.GetTimestamp() < end;)
        {
            for (; sent < Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond; sent++)
            {
                if (underWay.Count < MostUnderWay)
                {
                    var asked = AskAsync(record);
                    underWay[asked] = true;
                    _ = asked.ContinueWith(done => underWay.TryRemove(done, out _), TaskScheduler.Default);
                }
            }

            await Task.Delay(1);
        }

        await Task.WhenAll(underWay.Keys);
    });

    public void Dispose() => _client.Dispose();

    private async Task<LoadResult> MeasureAsync(TimeSpan time, Func<long, Action<HttpStatusCode, double>, Task> run)
    {
        var answers = new ConcurrentQueue<(HttpStatusCode Status, double Ms)>();
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var health = CheckHealthAsync(end);
        await run(end, (status, ms) => answers.Enqueue((status, ms)));
        var elapsed = Stopwatch.GetElapsedTime(start);
        return LoadResult.Of([.. answers], elapsed, await health);
    }

    private async Task AskAsync(Action<HttpStatusCode, double> record)
    {
        var start = Stopwatch.GetTimestamp();
        var text = string.Create(CultureInfo.InvariantCulture, $$"""{"input": "a photo of {{Interlocked.Increment(ref _number)}} red cars at night", "encoding_format": "base64"}""");
        using var content = new StringContent(text, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync("/v1/embeddings", content);
        await response.Content.ReadAsByteArrayAsync();
        record(response.StatusCode, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private async Task<(int Asked, int Answered)> CheckHealthAsync(long end)
    {
        var (asked, answered) = (0, 0);
        while (Stopwatch.GetTimestamp() < end)
        {
            asked++;
            using var response = await _client.GetAsync("/health/ready");
            answered += response.IsSuccessStatusCode ? 1 : 0;
            await Task.Delay(100);
        }

        return (asked, answered);
    }
}
