namespace AlignSharp.Search;

/// <summary>What an index holds and who made its vectors.</summary>
/// <param name="Rows">Vectors in it.</param>
/// <param name="Size">Numbers in one vector.</param>
/// <param name="Precision">How they are kept.</param>
/// <param name="Model">The name of the model; empty where it is not known.</param>
/// <param name="ModelHash">SHA-256 of the model's files in hexadecimal; empty where the model is not known.</param>
public sealed record IndexInfo(long Rows, int Size, VectorPrecision Precision, string Model, string ModelHash);
