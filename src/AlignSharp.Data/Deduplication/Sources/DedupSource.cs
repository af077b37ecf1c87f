using System.Runtime.CompilerServices;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>One shard, folder or file whose pictures are compared.</summary>
/// <param name="path">Where it is, as it was given or found.</param>
internal abstract class DedupSource(string path)
{
    public string Path => path;

    /// <summary>What was broken in the source itself when it was last read, a sentence each.</summary>
    public virtual IEnumerable<string> Faults => [];

    /// <summary>All pictures, in an order that does not change.</summary>
    /// <param name="maker">What makes fingerprints of pictures.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public abstract IAsyncEnumerable<Reading> ReadAsync(Fingerprinter maker, CancellationToken cancellationToken);

    /// <summary>The pictures at some places again, for a person to look at; none where the source has only numbers.</summary>
    public virtual async IAsyncEnumerable<(int Ordinal, RgbImage Image)> LookAsync(
        IReadOnlySet<int> ordinals, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield break;
    }
}
