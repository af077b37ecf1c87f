using System.Collections.Immutable;
using System.Text.Json;
using AlignSharp.Imaging;

namespace AlignSharp.Configuration;

/// <summary>Reads <see cref="ImageProcessorConfig"/> from both of transformers' layouts.</summary>
internal static class ImageProcessorConfigReader
{
    private const string CurrentFile = "processor_config.json";
    private const string LegacyFile = "preprocessor_config.json";
    private const string SectionName = "image_processor";
    private const int MaximumSide = 4096;
    private const int Channels = 3;
    private static readonly ImageProcessorConfig Defaults = new();

    public static ImageProcessorConfig Load(string folder)
    {
        var current = Path.Combine(folder, CurrentFile);
        if (File.Exists(current) && JsonSection.ReadFile(current).OptionalSection(SectionName) is { } section)
        {
            return Read(section);
        }

        var legacy = Path.Combine(folder, LegacyFile);
        return File.Exists(legacy)
            ? Read(JsonSection.ReadFile(legacy))
            : throw new ConfigurationException(
                $"{folder} says nothing about pictures; expected {CurrentFile} with {SectionName}, or {LegacyFile}.");
    }

    public static ImageProcessorConfig Read(JsonSection json)
    {
        var shortestEdge = ShortestEdge(json);
        return new ImageProcessorConfig
        {
            DoResize = json.Boolean("do_resize", Defaults.DoResize),
            Size = shortestEdge is null ? Size(json, "size", Defaults.Size) : Defaults.Size,
            ShortestEdge = shortestEdge,
            Resample = (ResampleFilter)json.Int32("resample", (int)Defaults.Resample, 0, (int)ResampleFilter.Hamming),
            DoCenterCrop = json.Boolean("do_center_crop", Defaults.DoCenterCrop),
            CropSize = Size(json, "crop_size", Defaults.CropSize),
            DoRescale = json.Boolean("do_rescale", Defaults.DoRescale),
            RescaleFactor = json.Double("rescale_factor", Defaults.RescaleFactor, float.MinValue, float.MaxValue),
            RescaleOffset = json.Boolean("rescale_offset", Defaults.RescaleOffset),
            DoNormalize = json.Boolean("do_normalize", Defaults.DoNormalize),
            ImageMean = PerChannel(json, "image_mean", Defaults.ImageMean),
            ImageStd = Deviation(json),
            IncludeTop = json.Boolean("include_top", Defaults.IncludeTop),
        };
    }

    /// <summary>Height and width, or one number for both.</summary>
    private static ImageSize Size(JsonSection json, string name, ImageSize fallback)
    {
        if (json.Raw(name) is { ValueKind: JsonValueKind.Number })
        {
            var side = json.Int32(name, 0, 1, MaximumSide);
            return new ImageSize(side, side);
        }

        return json.OptionalSection(name) is { } size
            ? new ImageSize(Side(size, "height"), Side(size, "width"))
            : fallback;
    }

    private static int Side(JsonSection size, string name) => size.Has(name)
        ? size.Int32(name, 0, 1, MaximumSide)
        : throw size.Error(name, "absent", $"an integer between 1 and {MaximumSide}");

    private static int? ShortestEdge(JsonSection json)
    {
        var size = json.Raw("size") is { ValueKind: JsonValueKind.Number } ? null : json.OptionalSection("size");
        if (size?.Has("longest_edge") == true)
        {
            throw size.Error("longest_edge", "given", "height and width, or shortest_edge alone");
        }

        return size?.Has("shortest_edge") == true ? size.Int32("shortest_edge", 0, 1, MaximumSide) : null;
    }

    private static ImmutableArray<double> Deviation(JsonSection json)
    {
        var deviation = PerChannel(json, "image_std", Defaults.ImageStd);
        return deviation.Any(value => (float)value == 0)
            ? throw json.Error("image_std", $"[{string.Join(", ", deviation)}]", "numbers other than 0")
            : deviation;
    }

    /// <summary>Three numbers, or one for all three channels.</summary>
    private static ImmutableArray<double> PerChannel(JsonSection json, string name, ImmutableArray<double> fallback)
    {
        if (json.Raw(name) is { ValueKind: JsonValueKind.Number })
        {
            var value = json.Double(name, 0, float.MinValue, float.MaxValue);
            return [value, value, value];
        }

        var values = json.Doubles(name, fallback);
        if (values.Length != Channels)
        {
            throw json.Error(name, $"{values.Length} numbers", $"{Channels}, one a channel");
        }

        return values.All(value => float.IsFinite((float)value))
            ? values
            : throw json.Error(name, "too large", "numbers that single precision can hold");
    }
}
