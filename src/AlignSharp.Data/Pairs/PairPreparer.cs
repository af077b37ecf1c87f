using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignSharp.Data.Download;
using AlignSharp.Data.Download.Pictures;
using AlignSharp.Data.Download.Results;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Pairs;

/// <summary>
/// Makes the fields of a sample: the picture, ".txt" with the first caption, ".json" with all captions and what else is
/// known. Pictures are decoded even where they are kept as they are, to see that they are whole. Thread-safe.
/// </summary>
internal sealed class PairPreparer(PackOptions options)
{
    // Captions are read by people too: letters beyond ASCII stay letters.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ImageLimits Limits = new();
    private readonly PictureProcessor _pictures = new(options.Pictures, subject: "The file");

    public async Task<PreparedPair> PrepareAsync(PairCandidate candidate, CancellationToken cancellationToken)
    {
        try
        {
            return candidate switch
            {
                SkippedPair skipped => new PreparedPair.Skipped(skipped.Outcome, skipped.Detail),
                TablePair pair => await PrepareAsync(pair, pair.PicturePath, cancellationToken).ConfigureAwait(false),
                SidecarPair pair => await PrepareAsync(pair, pair.PicturePath, cancellationToken).ConfigureAwait(false),
                _ => throw new ArgumentOutOfRangeException(nameof(candidate)),
            };
        }
        catch (PairException error)
        {
            return new PreparedPair.Skipped(error.Outcome, error.Message);
        }
    }

    private async Task<PreparedPair> PrepareAsync(PairCandidate candidate, string path, CancellationToken cancellationToken)
    {
        var text = PairText.Of(candidate, options.Encoding);
        var picture = await ReadPictureAsync(path, candidate.Name, cancellationToken).ConfigureAwait(false);
        return new PreparedPair.Ready(text.Captions.Count,
        [
            new(picture.Facts.Extension, picture.Bytes),
            new("txt", Encoding.UTF8.GetBytes(text.Captions[0])),
            new("json", JsonSerializer.SerializeToUtf8Bytes(Describe(candidate, text, picture.Facts), Readable)),
        ]);
    }

    private async Task<StoredPicture> ReadPictureAsync(string path, string name, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length is var length && length > Limits.MaxBytes)
            {
                throw new PairException(
                    PackOutcome.UnreadablePicture, $"{name} has {length} bytes; expected at most {Limits.MaxBytes}.");
            }

            var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            return _pictures.Process(bytes, expectedHash: null);
        }
        catch (Exception error) when (error is RowFailure or IOException or UnauthorizedAccessException)
        {
            throw new PairException(PackOutcome.UnreadablePicture, $"{name}: {error.Message}", error);
        }
    }

    private static JsonObject Describe(PairCandidate candidate, PairText text, PictureFacts picture)
    {
        var facts = text.Facts ?? [];
        facts["captions"] = new JsonArray([.. text.Captions.Select(caption => JsonValue.Create(caption))]);
        facts["source"] = candidate.Name;
        facts["width"] = picture.Width;
        facts["height"] = picture.Height;
        if ((picture.Width, picture.Height) != (picture.OriginalWidth, picture.OriginalHeight))
        {
            facts["original_width"] = picture.OriginalWidth;
            facts["original_height"] = picture.OriginalHeight;
        }

        return facts;
    }
}
