using System.Text.Json.Serialization;

namespace AlignSharp.Inference.Parallelism;

/// <summary>How a tower works on many items.</summary>
/// <param name="Sessions">Sessions side by side; each has its own threads.</param>
/// <param name="Threads">Threads of each session.</param>
/// <param name="Batch">Items that go through a session together.</param>
internal sealed record ParallelPlan(int Sessions, int Threads, int Batch)
{
    // Nobody gains from more, and a damaged file must not ask for thousands.
    private const int Most = 1024;

    [JsonIgnore]
    public bool IsSound => Sessions is >= 1 and <= Most && Threads is >= 1 and <= Most && Batch is >= 1 and <= Most;
}
