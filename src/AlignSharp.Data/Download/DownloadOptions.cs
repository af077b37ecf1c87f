using System.Collections.Immutable;
using AlignSharp.Data.Download.Fetching;
using AlignSharp.Data.Download.Pictures;

namespace AlignSharp.Data.Download;

/// <summary>What to download, into which folder, and how. Immutable; safe to share.</summary>
public sealed record DownloadOptions
{
    /// <summary>
    /// The metadata, in order: files, folders of files or glob patterns of one format: Parquet, CSV (<c>.csv</c>, <c>.tsv</c>)
    /// or JSON (<c>.jsonl</c>, <c>.ndjson</c>, <c>.json</c>), the text formats also compressed (<c>.gz</c>, <c>.zst</c>).
    /// </summary>
    public required ImmutableArray<string> Inputs { get; init; }

    /// <summary>The folder of the run. It is created, or the run in it goes on.</summary>
    public required string Output { get; init; }

    /// <summary>The column of URLs. A column whose name differs only in case is taken where none is exact.</summary>
    public string UrlColumn { get; init; } = "url";

    /// <summary>The column of texts; null downloads pictures without texts.</summary>
    public string? TextColumn { get; init; } = "text";

    /// <summary>
    /// The column of hashes that pictures must have: MD5, SHA-1 or SHA-256 in hexadecimal, told apart by length. Null
    /// checks nothing.
    /// </summary>
    public string? HashColumn { get; init; }

    /// <summary>Rows of metadata in each shard. Default: 10,000.</summary>
    public int RowsPerShard { get; init; } = 10_000;

    /// <summary>
    /// How many shards are worked on together; a kill loses at most these. With 2, the next shard uses the connections that
    /// the one in hand leaves free while its last slow hosts answer. Default: 1.
    /// </summary>
    public int ShardsInHand { get; init; } = 1;

    /// <summary>Ask again for the rows that failed in a way that may pass.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Add the rows of <see cref="Inputs"/> that the run does not have yet.</summary>
    public bool Incremental { get; init; }

    /// <summary>How the web is asked.</summary>
    public WebOptions Web { get; init; } = new();

    /// <summary>What is done to the pictures.</summary>
    public PictureOptions Picture { get; init; } = new();

    internal void Validate()
    {
        Require(!Inputs.IsDefaultOrEmpty, "No file of metadata was given; expected at least one.");
        Require(RowsPerShard is >= 1 and <= 1_000_000, $"{RowsPerShard} rows a shard were asked for; expected 1 to 1,000,000.");
        Require(ShardsInHand is >= 1 and <= 64, $"{ShardsInHand} shards in hand were asked for; expected 1 to 64.");
        Require(!(RetryFailed && Incremental), "Both a retry and new rows were asked for; expected one of them at a time.");
        Web.Validate();
        Picture.Validate();
    }

    internal static void Require(bool condition, string sentence)
    {
        if (!condition)
        {
            throw new DownloadOptionsException(sentence);
        }
    }
}
