using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using AlignSharp.Data.Shards;
using AlignSharp.ZeroShot;

namespace AlignSharp.Evaluation.Sets;

/// <summary>
/// CLIP_benchmark's layout: classnames.txt, zeroshot_classification_templates.txt and shards in a folder test, whose samples
/// have a .cls (the index of the class) or a .txt (one caption a line).
/// </summary>
public sealed class ClipBenchmarkSet : IEvaluationSet
{
    /// <summary>The file that names the classes.</summary>
    public const string ClassNamesFile = "classnames.txt";

    private const string TemplatesFile = "zeroshot_classification_templates.txt";
    private const string Field = "cls";
    private readonly WebDataset _shards;

    /// <summary>Reads the lists; reads no shard yet.</summary>
    /// <param name="folder">The folder of the set.</param>
    /// <param name="split">The folder in it that holds the shards; test unless given.</param>
    /// <param name="subset">Which classes count, by index; all unless given.</param>
    /// <exception cref="AlignException">A list is empty, or there are no shards.</exception>
    public ClipBenchmarkSet(string folder, string? split = null, ClassSubset? subset = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Name = folder;
        var inner = Path.Join(folder, split ?? "test");
        _shards = new WebDataset([Directory.Exists(inner) ? inner : folder]);
        ClassLists = File.Exists(Path.Join(folder, ClassNamesFile)) ? [ReadClasses(folder, subset)] : [];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Fields => [Field];

    /// <inheritdoc/>
    public ImmutableArray<ClassList> ClassLists { get; }

    /// <summary>Whether a folder is laid out this way.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsLayout(string folder) =>
        File.Exists(Path.Join(folder, ClassNamesFile)) || File.Exists(Path.Join(folder, "test", "nshards.txt"));

    /// <inheritdoc/>
    public async IAsyncEnumerable<EvaluationSample> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var sample in _shards.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var labels = ImmutableSortedDictionary<string, string>.Empty;
            if (sample.Fields.TryGetValue(Field, out var index))
            {
                labels = labels.Add(Field, ReadIndex(sample, index.Span));
            }

            ImmutableArray<string> captions = sample.TryGetCaption(out var text)
                ? [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
                : [];
            sample.TryGetPicture(out _, out var picture);
            yield return new EvaluationSample(new SampleFacts(sample.Key, captions, labels), picture);
        }
    }

    private static ClassList ReadClasses(string folder, ClassSubset? subset)
    {
        ImmutableArray<ClassName> all = [.. ReadLines(Path.Join(folder, ClassNamesFile))
            .Select(static (name, index) => new ClassName(index.ToString(CultureInfo.InvariantCulture), name))];
        var templates = Path.Join(folder, TemplatesFile);
        return all.Length >= 2
            ? new ClassList(Field, subset?.Apply(all, folder) ?? all, File.Exists(templates) ? [.. ReadLines(templates).Select(ParseTemplate)] : [])
            : throw new EvaluationException($"{Path.Join(folder, ClassNamesFile)} has {all.Length} classes; expected at least two.");
    }

    private static IEnumerable<string> ReadLines(string path) =>
        File.ReadLines(path).Select(static line => line.Trim()).Where(static line => line.Length > 0);

    private static PromptTemplate ParseTemplate(string line) =>
        PromptTemplate.Parse(line.Replace("{c}", PromptTemplate.Placeholder, StringComparison.Ordinal));

    private static string ReadIndex(Sample sample, ReadOnlySpan<byte> text) =>
        int.TryParse(Encoding.ASCII.GetString(text), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index)
            ? index.ToString(CultureInfo.InvariantCulture)
            : throw new EvaluationException($"{sample.Key}.cls of {sample.Shard} is no number; expected the index of a class.");
}
