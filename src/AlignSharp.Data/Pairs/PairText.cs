using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using AlignSharp.Data.Pairs.Captions;

namespace AlignSharp.Data.Pairs;

/// <summary>The captions of one picture, none of them blank, and what else is known about it.</summary>
/// <param name="Captions">The captions on one line each, the first of which stands for the picture.</param>
/// <param name="Facts">A JSON object; nothing where nothing else is known.</param>
internal sealed record PairText(IReadOnlyList<string> Captions, JsonObject? Facts)
{
    private const int MaximumBytes = 16 << 20;
    private static readonly JsonDocumentOptions OnceEach = new() { AllowDuplicateProperties = false };

    /// <exception cref="PairException">There is no caption, or a file beside the picture is of no use.</exception>
    public static PairText Of(PairCandidate candidate, CaptionEncoding encoding) => candidate switch
    {
        TablePair pair => Of(pair.Name, pair.Captions, null),
        SidecarPair pair => Read(pair, encoding),
        _ => throw new ArgumentOutOfRangeException(nameof(candidate)),
    };

    /// <summary>
    /// Each line of the text file is a caption, unless the JSON file lists "captions", as shards packed here do when they are
    /// unpacked again.
    /// </summary>
    private static PairText Read(SidecarPair pair, CaptionEncoding encoding)
    {
        try
        {
            var facts = pair.JsonPath is null ? null : ReadFacts(pair.JsonPath);
            if (facts?["captions"] is JsonArray listed && listed.All(item => item?.GetValueKind() == JsonValueKind.String))
            {
                return Of(pair.Name, listed.Select(item => item!.GetValue<string>()), facts);
            }

            CheckSize(pair.TextPath);
            using var text = CaptionText.Open(pair.TextPath, encoding);
            return Of(pair.Name, text.ReadToEnd().Split('\n'), facts);
        }
        catch (Exception error) when (error is CaptionException or JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new PairException(PackOutcome.UnreadableCaption, $"{pair.Name} has captions that cannot be read: {error.Message}", error);
        }
    }

    private static JsonObject? ReadFacts(string path)
    {
        CheckSize(path);
        var bytes = File.ReadAllBytes(path);
        return !Utf8.IsValid(bytes) ? throw new CaptionException($"{path} is not UTF-8; expected JSON in UTF-8.")
            : JsonNode.Parse(bytes, documentOptions: OnceEach) as JsonObject
            ?? throw new CaptionException($"{path} holds no JSON object; expected one.");
    }

    private static void CheckSize(string path)
    {
        if (new FileInfo(path).Length is > MaximumBytes and var length)
        {
            throw new CaptionException($"{path} has {length} bytes; expected at most {MaximumBytes}.");
        }
    }

    private static PairText Of(string name, IEnumerable<string> captions, JsonObject? facts)
    {
        List<string> written = [.. captions.Select(caption => caption.ReplaceLineEndings(" ").Trim()).Where(caption => caption.Length > 0)];
        return written.Count > 0
            ? new PairText(written, facts)
            : throw new PairException(PackOutcome.NoCaption, $"{name} has blank captions only.");
    }
}
