using System.Globalization;
using AlignSharp.Server.Options;

namespace AlignSharp.Benchmarks.Serving;

/// <summary>
/// A server under load, in a process of its own on loopback: <c>serving [model] [seconds]</c>, the default model and 20
/// seconds a stage unless given. Texts a second with batching and without, by turns; then four times what was served at
/// most: who is accepted, how long they wait, and whether memory grows.
/// </summary>
internal static class ServingBenchmark
{
    private const int Clients = 16;
    private const int Rounds = 3;
    private const int Overload = 4;
    private static readonly TimeSpan Patient = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["child", var served, var texts, var wait])
        {
            return await ServerProcess.ServeAsync(served, new BatchingOptions
            {
                MaximumTexts = int.Parse(texts, CultureInfo.InvariantCulture),
                MaximumWait = TimeSpan.Parse(wait, CultureInfo.InvariantCulture),
            });
        }

        var model = args.Length > 0 ? args[0] : "models/align-mini";
        var stage = TimeSpan.FromSeconds(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20);
        var (batched, single) = await CompareAsync(model, stage);
        await using var server = await ServerProcess.StartAsync(model, new BatchingOptions());
        using var client = new LoadClient(server.Address);
        var alone = await client.RunClosedAsync(1, stage / 4);
        var memory = server.ResidentBytes;
        var load = await client.RunOpenAsync(batched * Overload, stage);
        BenchmarkOutput.Print(new
        {
            cores = Environment.ProcessorCount,
            batched_texts_a_second = batched,
            unbatched_texts_a_second = single,
            batching_gain = batched / single,
            unloaded = alone,
            overload = load,
            p99_over_unloaded = load.P99Ms / alone.P99Ms,
            resident_mb_before = memory / 1e6,
            resident_mb_after = server.ResidentBytes / 1e6,
        });
        return 0;
    }

    private static async Task<(double Batched, double Single)> CompareAsync(string model, TimeSpan stage)
    {
        var usual = new BatchingOptions { MaximumWait = Patient };
        await using var batched = await ServerProcess.StartAsync(model, usual);
        await using var single = await ServerProcess.StartAsync(model, usual with { MaximumTexts = 1 });
        using LoadClient first = new(batched.Address), second = new(single.Address);
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            with.Add((await first.RunClosedAsync(Clients, stage / Rounds)).AcceptedASecond);
            without.Add((await second.RunClosedAsync(Clients, stage / Rounds)).AcceptedASecond);
        }

        return (with.Order().ElementAt(Rounds / 2), without.Order().ElementAt(Rounds / 2));
    }
}
