namespace AlignSharp.Data.Deduplication;

/// <summary>How near-duplicates are told.</summary>
[Flags]
public enum DedupMethod
{
    /// <summary>By perceptual hash and colours: the same picture encoded, resized or slightly cropped anew.</summary>
    PerceptualHash = 1,

    /// <summary>By the cosine of image embeddings: also pictures of the same thing that look alike.</summary>
    Embedding = 2,

    /// <summary>By either.</summary>
    Both = PerceptualHash | Embedding,
}
