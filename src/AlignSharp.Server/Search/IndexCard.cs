using AlignSharp.Search;

namespace AlignSharp.Server.Search;

/// <summary>An index that can be searched.</summary>
/// <param name="Name">The name that requests give.</param>
/// <param name="Rows">Vectors in it.</param>
/// <param name="Size">Numbers in one vector.</param>
/// <param name="Precision">How they are kept: <c>float32</c>, <c>float16</c> or <c>int8</c>.</param>
/// <param name="Model">The name of the model that made them.</param>
internal sealed record IndexCard(string Name, long Rows, int Size, string Precision, string Model)
{
    public static IndexCard Of(string name, IndexInfo info) =>
        new(name, info.Rows, info.Size, info.Precision.ToString().ToLowerInvariant(), info.Model);
}
