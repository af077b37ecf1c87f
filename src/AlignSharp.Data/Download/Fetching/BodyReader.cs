using System.IO.Compression;
using System.Net.Http;

namespace AlignSharp.Data.Download.Fetching;

/// <summary>Reads a response's body within a limit, and undoes the compression that some servers apply unasked.</summary>
internal static class BodyReader
{
    public static async Task<PooledBody> ReadAsync(HttpContent content, int maximumBytes, PhaseClock clock)
    {
        if (content.Headers.ContentLength > maximumBytes)
        {
            throw new RowFailure(
                DownloadOutcome.TooLarge,
                $"The response announces {content.Headers.ContentLength} bytes; expected at most {maximumBytes}.");
        }

        clock.AwaitBody();
        var sent = await content.ReadAsStreamAsync(clock.Token).ConfigureAwait(false);
        await using var stream = Decompress(sent, content.Headers.ContentEncoding);
        var body = new PooledBody();
        try
        {
            await FillAsync(body, stream, maximumBytes, clock, stream == sent).ConfigureAwait(false);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static async Task FillAsync(PooledBody body, Stream stream, int maximumBytes, PhaseClock clock, bool isPlain)
    {
        int read;
        while ((read = await stream.ReadAsync(body.Free(), clock.Token).ConfigureAwait(false)) > 0)
        {
            body.Advance(read);
            clock.AwaitBody();
            if (body.Length > maximumBytes)
            {
                throw new RowFailure(
                    isPlain ? DownloadOutcome.TooLarge : DownloadOutcome.DecompressionBomb,
                    $"The response grows past {maximumBytes} bytes; expected at most that many.");
            }
        }

        if (body.Length == 0)
        {
            throw new RowFailure(DownloadOutcome.EmptyBody, "The response has no body; expected a picture.");
        }
    }

    private static Stream Decompress(Stream stream, ICollection<string> encodings) => encodings.Count switch
    {
        0 => stream,
        1 => encodings.First().ToUpperInvariant() switch
        {
            "IDENTITY" => stream,
            "GZIP" or "X-GZIP" => new GZipStream(stream, CompressionMode.Decompress),
            "DEFLATE" => new ZLibStream(stream, CompressionMode.Decompress),
            "BR" => new BrotliStream(stream, CompressionMode.Decompress),
            _ => throw Unknown(encodings),
        },
        _ => throw Unknown(encodings),
    };

    private static RowFailure Unknown(IEnumerable<string> encodings) => new(
        DownloadOutcome.ProtocolError,
        $"The response is encoded as '{string.Join(", ", encodings)}'; expected no encoding, gzip, deflate or br.");
}
