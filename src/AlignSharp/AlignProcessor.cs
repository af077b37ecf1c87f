using System.Collections.Immutable;
using AlignSharp.Imaging;
using AlignSharp.IO;
using AlignSharp.Text;

namespace AlignSharp;

/// <summary>
/// What turns pictures and texts into a model's input, as the processor files beside the checkpoint say:
/// <c>preprocessor_config.json</c> with a vocabulary, or <c>processor_config.json</c> with <c>tokenizer.json</c>.
/// Immutable and safe to use from several threads.
/// </summary>
public sealed class AlignProcessor
{
    private static readonly ImmutableArray<string> FileNames =
    [
        "preprocessor_config.json", "processor_config.json", "tokenizer.json", "tokenizer_config.json",
        "special_tokens_map.json", "added_tokens.json", "vocab.txt",
    ];

    private readonly string _folder;

    private AlignProcessor(string folder, ImageProcessor images, BertTokenizer tokenizer)
    {
        _folder = folder;
        Images = images;
        Tokenizer = tokenizer;
    }

    /// <summary>Turns pictures into pixel values.</summary>
    public ImageProcessor Images { get; }

    /// <summary>Turns texts into tokens.</summary>
    public BertTokenizer Tokenizer { get; }

    /// <summary>Reads the processor files in a model's folder.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <exception cref="Configuration.ConfigurationException">A file is missing or says something that cannot be done.</exception>
    public static AlignProcessor Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new AlignProcessor(
            folder, new ImageProcessor(Configuration.ImageProcessorConfig.Load(folder)), BertTokenizer.Load(folder));
    }

    /// <summary>Copies the processor files to another folder, as a saved model needs them.</summary>
    /// <param name="folder">The folder to write to; made where it is missing.</param>
    public void Save(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        CopyFiles(_folder, folder);
    }

    /// <summary>Copies whatever processor files a folder has.</summary>
    internal static void CopyFiles(string from, string to)
    {
        foreach (var source in FileNames.Select(name => Path.Combine(from, name)).Where(File.Exists))
        {
            AtomicFile.WriteAllBytes(Path.Combine(to, Path.GetFileName(source)), File.ReadAllBytes(source));
        }
    }
}
