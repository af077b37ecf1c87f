namespace AlignSharp.Search.Building;

/// <summary>
/// Where the time of a run went. Reading and preparing run on several threads beside the model, so the sum can be more than
/// the time that passed.
/// </summary>
/// <param name="Elapsed">The time that passed.</param>
/// <param name="Reading">Reading and hashing files, summed over threads.</param>
/// <param name="Preparing">Decoding and resizing, summed over threads.</param>
/// <param name="Embedding">The model.</param>
/// <param name="Writing">Writing chunks and, at the end, the index.</param>
/// <param name="Processor">The time of all cores that the process used.</param>
public sealed record StageTimes(
    TimeSpan Elapsed, TimeSpan Reading, TimeSpan Preparing, TimeSpan Embedding, TimeSpan Writing, TimeSpan Processor)
{
    /// <summary>The share of all cores' time that the process used, 0 to 1.</summary>
    public double Busy => Elapsed > TimeSpan.Zero ? Processor / (Elapsed * Environment.ProcessorCount) : 0;
}
