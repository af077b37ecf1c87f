using System.Collections.Immutable;
using AlignSharp.Server.Errors;

namespace AlignSharp.Server.Inputs;

/// <summary>The pictures of a request: those written in its JSON, or those that came as parts.</summary>
internal static class PictureList
{
    /// <exception cref="RequestException">A picture is neither a data URL nor a URL.</exception>
    public static ImmutableArray<PictureInput> Of(ImmutableArray<string> images, ImmutableArray<PictureInput> uploads) =>
        [.. images.Select(static (image, index) => PictureInput.Parse($"images[{index}]", image ?? "")), .. uploads];
}
