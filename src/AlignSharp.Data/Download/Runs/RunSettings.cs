using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignSharp.Data.Download.Pictures;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Download.Runs;

/// <summary>
/// The options that decide what a run's shards hold. A run goes on only with the same ones; all others (connections, time
/// limits, user agent, ...) may change from one start to the next.
/// </summary>
internal sealed record RunSettings
{
    public required int RowsPerShard { get; init; }

    public required string UrlColumn { get; init; }

    public required string? TextColumn { get; init; }

    public required string? HashColumn { get; init; }

    public required ResizeMode Resize { get; init; }

    public required int Size { get; init; }

    public required bool Upscale { get; init; }

    public required ResampleFilter Filter { get; init; }

    public required PictureFormat Format { get; init; }

    public required int Quality { get; init; }

    public required int MinimumSide { get; init; }

    public required double MaximumAspect { get; init; }

    public required long MaximumPixels { get; init; }

    public required int MaximumSide { get; init; }

    public required int MaximumBytes { get; init; }

    public required bool ObeyRobots { get; init; }

    public required bool ObeyOptOut { get; init; }

    public required ImmutableArray<string> OptOutDirectives { get; init; }

    public static RunSettings Of(DownloadOptions options) => new()
    {
        RowsPerShard = options.RowsPerShard,
        UrlColumn = options.UrlColumn,
        TextColumn = options.TextColumn,
        HashColumn = options.HashColumn,
        Resize = options.Picture.Resize,
        Size = options.Picture.Size,
        Upscale = options.Picture.Upscale,
        Filter = options.Picture.Filter,
        Format = options.Picture.Format,
        Quality = options.Picture.Quality,
        MinimumSide = options.Picture.MinimumSide,
        MaximumAspect = options.Picture.MaximumAspect,
        MaximumPixels = options.Picture.MaximumPixels,
        MaximumSide = options.Picture.MaximumSide,
        MaximumBytes = options.Web.MaximumBytes,
        ObeyRobots = options.Web.ObeyRobots,
        ObeyOptOut = options.Web.ObeyOptOut,
        OptOutDirectives = [.. options.Web.OptOutDirectives.Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal)],
    };

    /// <summary>Refuses to go on with other settings, and says which differs.</summary>
    public void RequireSameAs(RunSettings asked, string manifest)
    {
        var (stored, wanted) = (ToJson(), asked.ToJson());
        foreach (var (name, value) in stored)
        {
            if (!JsonNode.DeepEquals(value, wanted[name]))
            {
                throw new DownloadRunException(
                    $"{manifest} was begun with {name} = {Show(value)}, and {Show(wanted[name])} was asked for; "
                    + "expected the same options, or another folder.");
            }
        }
    }

    private JsonObject ToJson() => JsonSerializer.SerializeToNode(this, RunJson.Default.RunSettings)!.AsObject();

    private static string Show(JsonNode? value) => value?.ToJsonString() ?? "nothing";
}
