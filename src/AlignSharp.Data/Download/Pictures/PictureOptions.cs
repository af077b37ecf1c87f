using AlignSharp.Imaging;

namespace AlignSharp.Data.Download.Pictures;

/// <summary>Which pictures are taken and what is done to them. Immutable; safe to share.</summary>
public sealed record PictureOptions
{
    /// <summary>How pictures are brought to size. Default: the short side.</summary>
    public ResizeMode Resize { get; init; } = ResizeMode.ShortSide;

    /// <summary>The size in pixels. Default: 346, what ALIGN's processor resizes to.</summary>
    public int Size { get; init; } = 346;

    /// <summary>Whether smaller pictures are enlarged. Default: false.</summary>
    public bool Upscale { get; init; }

    /// <summary>The resampling filter. Default: bicubic.</summary>
    public ResampleFilter Filter { get; init; } = ResampleFilter.Bicubic;

    /// <summary>How pictures are stored. Default: JPEG.</summary>
    public PictureFormat Format { get; init; } = PictureFormat.Jpeg;

    /// <summary>Quality of JPEG and WebP, 1 to 100; of no effect on PNG. Default: 95.</summary>
    public int Quality { get; init; } = 95;

    /// <summary>The smallest short side of the original in pixels. Default: 0, any.</summary>
    public int MinimumSide { get; init; }

    /// <summary>The largest ratio of long to short side of the original. Default: 0, any.</summary>
    public double MaximumAspect { get; init; }

    /// <summary>The most pixels of an original that is decoded. Default: 50 million.</summary>
    public long MaximumPixels { get; init; } = 50_000_000;

    /// <summary>The longest side of an original that is decoded. Default: 20,000.</summary>
    public int MaximumSide { get; init; } = 20_000;

    internal void Validate()
    {
        DownloadOptions.Require(Size is >= 1 and <= 16_384, $"A size of {Size} was asked for; expected 1 to 16,384 pixels.");
        DownloadOptions.Require(Quality is >= 1 and <= 100, $"A quality of {Quality} was asked for; expected 1 to 100.");
        DownloadOptions.Require(MinimumSide >= 0, $"A smallest side of {MinimumSide} was asked for; expected 0 or more.");
        DownloadOptions.Require(
            MaximumAspect is 0 or >= 1,
            FormattableString.Invariant($"A largest aspect of {MaximumAspect} was asked for; expected 1 or more, or 0 for any."));
        DownloadOptions.Require(MaximumPixels >= 1, $"A limit of {MaximumPixels} pixels was asked for; expected at least 1.");
        DownloadOptions.Require(MaximumSide is >= 1, $"A longest side of {MaximumSide} was asked for; expected at least 1.");
        DownloadOptions.Require(
            Format != PictureFormat.Original || Resize == ResizeMode.None,
            "Original bytes and a resize were asked for; expected one of them.");
    }
}
