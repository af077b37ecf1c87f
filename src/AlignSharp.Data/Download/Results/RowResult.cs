using System.Globalization;
using AlignSharp.Data.Download.Rows;

namespace AlignSharp.Data.Download.Results;

/// <summary>What became of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record RowResult(PairRow Row, DownloadOutcome Outcome)
{
    /// <summary>The status of the last response, if there was one.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>What was found, as a sentence; null for a picture that is stored.</summary>
    public string? Detail { get; init; }

    /// <summary>How often the picture was asked for.</summary>
    public int Attempts { get; init; }

    /// <summary>Where redirects led, if there were any.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>Bytes received as a picture.</summary>
    public long FetchedBytes { get; init; }

    public PictureFacts? Picture { get; init; }

    /// <summary>Where the encoded picture waits.</summary>
    public SpoolSlice Slice { get; init; }

    /// <summary>The sample's name in its tar.</summary>
    public string Key => Row.Index.ToString("D9", CultureInfo.InvariantCulture);
}
