using Microsoft.Extensions.VectorData;

namespace AlignSharp.Search.Stores;

/// <summary>A row of an index as <c>align index build</c> makes it: the record of a collection whose fields one does not choose.</summary>
public sealed class PictureRecord
{
    /// <summary>The row's name: a path from the indexed folder on, a key of a shard, or the name that was imported.</summary>
    public string Name { get; set; } = "";

    /// <summary><c>image</c> or <c>text</c>.</summary>
    public string Kind { get; set; } = "image";

    /// <summary>Where the picture can be read; null where it is not known.</summary>
    public string? Source { get; set; }

    /// <summary>The text that goes with it; null for none.</summary>
    public string? Caption { get; set; }

    /// <summary>Its embedding, of length 1 but for rounding.</summary>
    public ReadOnlyMemory<float> Vector { get; set; }

    /// <summary>The definition of a collection of such records.</summary>
    /// <param name="size">Numbers in one vector.</param>
    public static VectorStoreCollectionDefinition Definition(int size) => new()
    {
        Properties =
        [
            new VectorStoreKeyProperty(nameof(Name), typeof(string)),
            new VectorStoreDataProperty(nameof(Kind), typeof(string)) { StorageName = "kind" },
            new VectorStoreDataProperty(nameof(Source), typeof(string)) { StorageName = "source" },
            new VectorStoreDataProperty(nameof(Caption), typeof(string)) { StorageName = "caption" },
            new VectorStoreVectorProperty(nameof(Vector), typeof(ReadOnlyMemory<float>), size),
        ],
    };
}
