namespace AlignSharp.Architecture;

/// <summary>How the last feature map becomes the image embedding (<c>vision_config.pooling_type</c>).</summary>
public enum PoolingType
{
    /// <summary>The mean over the map.</summary>
    Mean,

    /// <summary>The maximum over the map.</summary>
    Max,
}
