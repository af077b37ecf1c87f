using AlignSharp.Data.Download.Pictures;
using AlignSharp.Data.Pairs.Captions;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Pairs;

/// <summary>What to pack, and into what.</summary>
public sealed record PackOptions
{
    /// <summary>The folder of pictures; folders below it count.</summary>
    public required string Folder { get; init; }

    /// <summary>The shards' paths with one place for the number, such as "shards/%05d.tar".</summary>
    public required string Shards { get; init; }

    /// <summary>
    /// The file of captions: CSV or TSV with a header, COCO captions JSON, or Flickr30k's tokens. Unless set, each picture's
    /// captions are the lines of the .txt file beside it.
    /// </summary>
    public string? CaptionFile { get; init; }

    /// <summary>The encoding of captions; UTF-8 unless set.</summary>
    public CaptionEncoding Encoding { get; init; }

    /// <summary>The columns of a CSV or TSV file; found by their usual names unless set.</summary>
    public CaptionColumns Columns { get; init; } = new();

    /// <summary>What is done to pictures: nothing unless set, but for their being decoded to see that they are whole.</summary>
    public PictureOptions Pictures { get; init; } = new() { Resize = ResizeMode.None, Format = PictureFormat.Original };

    /// <summary>
    /// Whether to go on after the shards that are there already, which a stopped run with the same options has written.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>How large the shards are.</summary>
    public ShardWriterOptions Writing { get; init; } = new();
}
