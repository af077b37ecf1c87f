namespace AlignSharp.Cli.Outputs;

/// <summary>One row of a file of embeddings.</summary>
/// <param name="Name">The picture's path or address, or the text itself.</param>
/// <param name="Values">The embedding.</param>
internal sealed record NamedEmbedding(string Name, ReadOnlyMemory<float> Values);
