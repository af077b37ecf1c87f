namespace AlignSharp.Search.Importing;

/// <summary>A file of vectors and what they stand for.</summary>
/// <param name="Vectors">The NumPy file.</param>
/// <param name="ReadEntries">Gives an entry for each vector, in their order.</param>
internal sealed record ImportPart(string Vectors, Func<CancellationToken, Task<IReadOnlyList<IndexEntry>>> ReadEntries);
