using System.Security.Cryptography;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>Names a model by the bytes of the files it is loaded from.</summary>
internal static class ModelIdentity
{
    private static readonly string[] Names =
        ["config.json", "preprocessor_config.json", "processor_config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt"];

    /// <summary>SHA-256 over names and bytes of weights, configuration, processor and tokenizer.</summary>
    public static async Task<string> HashAsync(string folder, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        foreach (var file in Directory.EnumerateFiles(folder).Where(IsPart).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{Path.GetFileName(file)}\0{new FileInfo(file).Length}\0"));
            await using var stream = File.OpenRead(file);
            for (var read = 0; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsPart(string path) =>
        Names.Contains(Path.GetFileName(path)) || Path.GetExtension(path) is ".safetensors" or ".bin" || path.EndsWith(".index.json", StringComparison.Ordinal);
}
