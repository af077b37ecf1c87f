using System.Security.Cryptography;
using System.Text;

namespace AlignSharp.Checkpoints;

/// <summary>Names a model by the bytes of the files it is loaded from, so that vectors of different models are told apart.</summary>
public static class ModelIdentity
{
    private static readonly string[] Names =
        ["config.json", "preprocessor_config.json", "processor_config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt"];

    /// <summary>SHA-256, in hexadecimal, over names and bytes of weights, configuration, processor and tokenizer.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<string> HashAsync(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        foreach (var path in Directory.EnumerateFiles(folder).Where(IsPart).Order(StringComparer.Ordinal))
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetFileName(path)}\0{file.Length}\0"));
                for (int read; (read = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
                {
                    hash.AppendData(buffer, 0, read);
                }
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsPart(string path) =>
        Names.Contains(Path.GetFileName(path)) || Path.GetExtension(path) is ".safetensors" or ".bin" || path.EndsWith(".index.json", StringComparison.Ordinal);
}
