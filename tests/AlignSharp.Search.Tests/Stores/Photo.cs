using Microsoft.Extensions.VectorData;

namespace AlignSharp.Search.Tests.Stores;

/// <summary>A record with a field of every kind that stores hold.</summary>
public sealed class Photo
{
    public const int Size = 12;

    [VectorStoreKey]
    public string Id { get; set; } = "";

    [VectorStoreData(StorageName = "caption")]
    public string? Caption { get; set; }

    [VectorStoreData]
    public string? Label { get; set; }

    [VectorStoreData(StorageName = "width")]
    public int Width { get; set; }

    [VectorStoreData]
    public long Bytes { get; set; }

    [VectorStoreData]
    public double? Rating { get; set; }

    [VectorStoreData]
    public float Ratio { get; set; }

    [VectorStoreData]
    public bool Public { get; set; }

    [VectorStoreData]
    public List<string>? Tags { get; set; }

    [VectorStoreVector(Size)]
    public ReadOnlyMemory<float> Vector { get; set; }

    public static Photo[] Many(int count, int seed)
    {
        var vectors = IndexFixture.Vectors(count, Size, seed);
        return [.. Enumerable.Range(0, count).Select(number => new Photo
        {
            Id = $"photo {number:D3}.jpg",
            Caption = number % 4 == 0 ? null : $"a \"caption\" {number}",
            Label = (string?[])["cat", "dog", "it's \"odd\" \\ 猫", null] is var labels ? labels[number % 4] : null,
            Width = number * 10,
            Bytes = 3_000_000_000 + number,
            Rating = number % 3 == 0 ? null : number / 2.0,
            Ratio = number * 0.1f,
            Public = number % 2 == 0,
            Tags = number % 5 == 0 ? null : [$"t{number % 3}", "all"],
            Vector = vectors.AsMemory().Slice(number * Size, Size),
        })];
    }
}
