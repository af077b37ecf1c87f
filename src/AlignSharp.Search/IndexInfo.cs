namespace AlignSharp.Search;

/// <summary>What an index holds and who made its vectors.</summary>
/// <param name="Rows">Vectors in it.</param>
/// <param name="Size">Numbers in one vector.</param>
/// <param name="Precision">How they are kept.</param>
/// <param name="Model">The name of the model; empty where it is not known.</param>
/// <param name="ModelHash">SHA-256 of the model's files in hexadecimal; empty where the model is not known.</param>
public sealed record IndexInfo(long Rows, int Size, VectorPrecision Precision, string Model, string ModelHash)
{
    /// <summary>Refuses vectors of another model: their numbers would mean nothing there. An index of an unknown model takes any.</summary>
    /// <param name="modelHash">The hash of the model that makes the queries (<see cref="Checkpoints.ModelIdentity"/>).</param>
    /// <exception cref="SearchException">The index was made by another model.</exception>
    public void RequireModel(string modelHash)
    {
        ArgumentNullException.ThrowIfNull(modelHash);
        if (ModelHash.Length > 0 && ModelHash != modelHash)
        {
            throw new SearchException($"The index was made by the model {Model} ({Short(ModelHash)}); the one given ({Short(modelHash)}) is another.");
        }
    }

    private static string Short(string hash) => hash[..Math.Min(12, hash.Length)];
}
