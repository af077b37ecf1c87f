namespace AlignSharp.Imaging;

/// <summary>Whose arithmetic resizes pictures before the model sees them.</summary>
public enum ResizeMethod
{
    /// <summary>Pillow's, as transformers uses it: the configured filter, antialiased when it shrinks, rounded to bytes.</summary>
    Pillow,

    /// <summary>
    /// TensorFlow's, as ALIGN was trained: bilinear with half-pixel centres and no antialiasing, not rounded.
    /// The configured filter is not used.
    /// </summary>
    TensorFlow,
}
