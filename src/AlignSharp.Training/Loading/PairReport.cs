namespace AlignSharp.Training.Loading;

/// <summary>What was left out of training so far. Safe to read while it grows.</summary>
public sealed class PairReport
{
    private long _withoutPicture;
    private long _withoutCaption;
    private long _damaged;

    /// <summary>Samples without a picture.</summary>
    public long WithoutPicture => Interlocked.Read(ref _withoutPicture);

    /// <summary>Samples without a caption in UTF-8.</summary>
    public long WithoutCaption => Interlocked.Read(ref _withoutCaption);

    /// <summary>Samples whose picture cannot be decoded.</summary>
    public long Damaged => Interlocked.Read(ref _damaged);

    /// <summary>All of them.</summary>
    public long Skipped => WithoutPicture + WithoutCaption + Damaged;

    internal void CountWithoutPicture() => Interlocked.Increment(ref _withoutPicture);

    internal void CountWithoutCaption() => Interlocked.Increment(ref _withoutCaption);

    internal void CountDamaged() => Interlocked.Increment(ref _damaged);
}
