using System.CommandLine;
using System.Text.Json;
using AlignSharp.Data.Download.Pictures;

namespace AlignSharp.Cli.Data;

/// <summary>What is done to pictures that are packed: nothing unless asked for.</summary>
internal sealed class PackPictureOptions
{
    private static readonly Dictionary<string, ResizeMode> Modes =
        Enum.GetValues<ResizeMode>().ToDictionary(mode => JsonNamingPolicy.KebabCaseLower.ConvertName(mode.ToString()));

    private readonly BoundOption<int> _size = new("--size", 1, "Resize pictures to this many pixels, never enlarging them (default: keep their size).");

    private readonly Option<string> _resize = new("--resize")
    {
        Description = "What --size means: short-side or long-side (keep the ratio), crop (square from the middle), border (white, square).",
        DefaultValueFactory = _ => "short-side",
    };

    private readonly Option<string?> _format = new("--format") { Description = "Store pictures as jpg, webp or png (default: as they are; jpg with --size)." };
    private readonly BoundOption<int> _quality = new("--quality", 1, "Quality of jpg and webp, 1 to 100 (default: 95).");

    public PackPictureOptions()
    {
        _resize.AcceptOnlyFromAmong([.. Modes.Keys.Where(mode => mode != "none")]);
        _format.AcceptOnlyFromAmong("jpg", "webp", "png");
    }

    public IEnumerable<Option> All => [_size, _resize, _format, _quality];

    public PictureOptions Read(ParseResult parsed)
    {
        var defaults = new PictureOptions();
        var size = parsed.GetValue(_size);
        return defaults with
        {
            Size = size ?? defaults.Size,
            Resize = size is null ? ResizeMode.None : Modes[parsed.GetRequiredValue(_resize)],
            Format = parsed.GetValue(_format) switch
            {
                "jpg" => PictureFormat.Jpeg,
                "webp" => PictureFormat.WebP,
                "png" => PictureFormat.Png,
                _ => size is null ? PictureFormat.Original : PictureFormat.Jpeg,
            },
            Quality = parsed.GetValue(_quality) ?? defaults.Quality,
        };
    }
}
