using System.Collections.Immutable;
using System.CommandLine;
using AlignSharp.Data.Download.Pictures;
using AlignSharp.Imaging;

namespace AlignSharp.Cli.Data;

/// <summary>Which pictures are taken and how they are stored.</summary>
internal sealed class DownloadPictureOptions
{
    private static readonly ImmutableDictionary<string, ResizeMode> Modes = new Dictionary<string, ResizeMode>
    {
        ["none"] = ResizeMode.None,
        ["short-side"] = ResizeMode.ShortSide,
        ["long-side"] = ResizeMode.LongSide,
        ["crop"] = ResizeMode.Crop,
        ["border"] = ResizeMode.Border,
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, PictureFormat> Formats = new Dictionary<string, PictureFormat>
    {
        ["jpg"] = PictureFormat.Jpeg,
        ["webp"] = PictureFormat.WebP,
        ["png"] = PictureFormat.Png,
        ["original"] = PictureFormat.Original,
    }.ToImmutableDictionary();

    private readonly Option<string?> _resize = new("--resize")
    {
        Description = "none, short-side (default) or long-side (keep the ratio), crop (square from the middle) "
            + "or border (white, square).",
    };

    private readonly BoundOption<int> _size = new("--size", 1, "The size in pixels (default: 346, as ALIGN's processor).");
    private readonly Option<bool> _upscale = new("--upscale") { Description = "Enlarge smaller pictures too." };

    private readonly Option<ResampleFilter?> _filter = new("--filter")
    {
        Description = "Resampling filter (default: bicubic).",
        HelpName = "FILTER",
    };

    private readonly Option<string?> _format = new("--format")
    {
        Description = "jpg (default), webp, png, or original (the bytes as they came; implies --resize none).",
    };

    private readonly BoundOption<int> _quality = new("--quality", 1, "Quality of jpg and webp, 1 to 100 (default: 95).");
    private readonly BoundOption<int> _minSide = new("--min-side", 0, "Smallest shorter side of the original.");
    private readonly BoundOption<double> _maxAspect = new("--max-aspect", 1, "Largest ratio of the longer side to the shorter.");
    private readonly BoundOption<long> _maxPixels = new("--max-pixels", 1, "Most pixels that are decoded (default: 50000000).");
    private readonly BoundOption<int> _maxSide = new("--max-side", 1, "Longest side that is decoded (default: 20000).");

    public DownloadPictureOptions()
    {
        _resize.AcceptOnlyFromAmong([.. Modes.Keys.Order(StringComparer.Ordinal)]);
        _format.AcceptOnlyFromAmong([.. Formats.Keys.Order(StringComparer.Ordinal)]);
    }

    public ImmutableArray<Option> All =>
        [_resize, _size, _upscale, _filter, _format, _quality, _minSide, _maxAspect, _maxPixels, _maxSide];

    public PictureOptions Read(ParseResult parsed)
    {
        var options = new PictureOptions();
        var format = parsed.GetValue(_format) is { } name ? Formats[name] : options.Format;
        var resize = format == PictureFormat.Original ? ResizeMode.None : options.Resize;
        return options with
        {
            Resize = parsed.GetValue(_resize) is { } mode ? Modes[mode] : resize,
            Size = parsed.GetValue(_size) ?? options.Size,
            Upscale = parsed.GetValue(_upscale),
            Filter = parsed.GetValue(_filter) ?? options.Filter,
            Format = format,
            Quality = parsed.GetValue(_quality) ?? options.Quality,
            MinimumSide = parsed.GetValue(_minSide) ?? options.MinimumSide,
            MaximumAspect = parsed.GetValue(_maxAspect) ?? options.MaximumAspect,
            MaximumPixels = parsed.GetValue(_maxPixels) ?? options.MaximumPixels,
            MaximumSide = parsed.GetValue(_maxSide) ?? options.MaximumSide,
        };
    }
}
