using AlignSharp.Imaging;

namespace AlignSharp.Cli.Inputs;

/// <summary>A picture that was asked for, not yet read.</summary>
/// <param name="Name">Its path or address, as it was given or found.</param>
/// <param name="DecodeAsync">Reads it; throws <see cref="AlignException"/> where it is missing, too large, damaged or no picture.</param>
internal sealed record Picture(string Name, Func<CancellationToken, Task<RgbImage>> DecodeAsync)
{
    /// <summary>The file that holds it: a shard, or the picture itself.</summary>
    public string File { get; init; } = Name;
}
