using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignSharp.IO;

namespace AlignSharp.Checkpoints.Saving;

/// <summary>Copies what stands beside the weights of a model: configuration, tokenizer files, model card.</summary>
internal static class CompanionFiles
{
    private const string Configuration = "config.json";
    private const string IndexSuffix = ".index.json";
    private const long MaximumBytes = 64L << 20;
    private static readonly string[] Extensions = [".json", ".txt", ".md"];
    private static readonly string[] PrecisionFields = ["dtype", "torch_dtype"];
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The names of the files that were copied, in order.</summary>
    public static ImmutableArray<string> Copy(string source, string folder, TensorType? precision)
    {
        var names = Directory.GetFiles(source).Select(path => Path.GetFileName(path)).Where(IsCompanion).Order(StringComparer.Ordinal);
        var copied = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names)
        {
            var (from, to) = (Path.Combine(source, name), Path.Combine(folder, name));
            if (name == Configuration && precision is { } wanted)
            {
                AtomicFile.WriteAllBytes(to, WithPrecision(from, wanted));
            }
            else if (Path.GetFullPath(from) != Path.GetFullPath(to))
            {
                File.Copy(from, to, overwrite: true);
            }

            copied.Add(name);
        }

        return copied.DrainToImmutable();
    }

    private static bool IsCompanion(string name) =>
        Extensions.Contains(Path.GetExtension(name)) && !name.EndsWith(IndexSuffix, StringComparison.Ordinal);

    private static byte[] WithPrecision(string path, TensorType precision)
    {
        var configuration = ReadObject(path);
        foreach (var field in PrecisionFields.Where(configuration.ContainsKey).DefaultIfEmpty(PrecisionFields[^1]).ToList())
        {
            configuration[field] = precision.ToString().ToLowerInvariant();
        }

        return Encoding.UTF8.GetBytes(configuration.ToJsonString(Indented) + "\n");
    }

    private static JsonObject ReadObject(string path)
    {
        if (new FileInfo(path).Length is > MaximumBytes and var length)
        {
            throw new CheckpointException($"{path} has {length} bytes; expected at most {MaximumBytes}.");
        }

        try
        {
            return JsonNode.Parse(File.ReadAllBytes(path), documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new CheckpointException($"{path} holds no JSON object; expected the configuration of a model.");
        }
        catch (JsonException error)
        {
            throw new CheckpointException($"{path} is not valid JSON; expected the configuration of a model.", error);
        }
    }
}
