using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Outputs;

/// <summary>A file of embeddings, written as a stream and whole or not at all. The ending chooses the format.</summary>
internal abstract class EmbeddingFile(string path, int size)
{
    /// <summary>Where the file will be.</summary>
    protected string Path { get; } = path;

    /// <summary>Numbers in one embedding.</summary>
    protected int Size { get; } = size;

    /// <summary>What is wrong with a path to write to; null if nothing is.</summary>
    public static string? Objection(string path) => Format(path) is ".NPY" or ".NPZ" or ".PARQUET" or ".JSONL"
        ? null
        : $"{path} ends in no format known here; expected .npy, .npz, .parquet or .jsonl.";

    /// <exception cref="UsageException">The ending is none of the known ones.</exception>
    public static EmbeddingFile Create(string path, int size) => Format(path) switch
    {
        ".NPY" => new NpyFile(path, size),
        ".NPZ" => new NpzFile(path, size),
        ".PARQUET" => new ParquetFile(path, size),
        ".JSONL" => new JsonLinesFile(path, size),
        _ => throw new UsageException(Objection(path)!),
    };

    public abstract Task WriteAsync(IAsyncEnumerable<NamedEmbedding> rows, CancellationToken cancellationToken);

    private static string Format(string path) => System.IO.Path.GetExtension(path).ToUpperInvariant();
}
