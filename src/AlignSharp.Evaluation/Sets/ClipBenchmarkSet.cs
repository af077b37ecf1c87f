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
    private readonly ImmutableHashSet<string> _excluded = [];

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
        _shards = Directory.Exists(inner) || split is null
            ? new WebDataset([Directory.Exists(inner) ? inner : folder])
            : throw new EvaluationException($"{folder} has no split {split}; expected a folder {inner} with shards.");
        if (!File.Exists(Path.Join(folder, ClassNamesFile)))
        {
            return;
        }

        var all = ReadClasses(folder);
        var kept = subset?.Apply(all, folder) ?? all;
        ClassLists = [new ClassList(Field, kept, ReadTemplates(folder))];
        _excluded = [.. all.Select(static name => name.Id).Except(kept.Select(static name => name.Id))];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Fields => [.. ClassLists.Select(static list => list.Field)];

    /// <inheritdoc/>
    public ImmutableArray<ClassList> ClassLists { get; } = [];

    /// <summary>Whether a folder is laid out this way.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsLayout(string folder) =>
        File.Exists(Path.Join(folder, ClassNamesFile)) || File.Exists(Path.Join(folder, "test", "nshards.txt"));

    /// <inheritdoc/>
    public async IAsyncEnumerable<EvaluationSample> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var sample in _shards.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var label = sample.Fields.TryGetValue(Field, out var index) ? ReadIndex(sample, index.Span) : null;
            if (label is null || !_excluded.Contains(label))
            {
                yield return Describe(sample, label);
            }
        }
    }

    private EvaluationSample Describe(Sample sample, string? label)
    {
        var labels = ImmutableSortedDictionary<string, string>.Empty;
        ImmutableArray<string> captions = sample.TryGetCaption(out var text)
            ? [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            : [];
        sample.TryGetPicture(out _, out var picture);
        var key = _shards.Shards.Length == 1 ? sample.Key : $"{Path.GetFileName(sample.Shard)}/{sample.Key}";
        return new EvaluationSample(new SampleFacts(key, captions, label is null ? labels : labels.Add(Field, label)), picture);
    }

    private static ImmutableArray<ClassName> ReadClasses(string folder)
    {
        // A blank line in between is a class without a name: it must not move the others.
        ImmutableArray<ClassName> all = [.. File.ReadAllText(Path.Join(folder, ClassNamesFile)).TrimEnd().Split('\n')
            .Select(static (name, index) => new ClassName(index.ToString(CultureInfo.InvariantCulture), name.Trim()))];
        return all.Length >= 2 ? all : throw new EvaluationException($"{Path.Join(folder, ClassNamesFile)} has {all.Length} classes; expected at least two.");
    }

    private static ImmutableArray<PromptTemplate> ReadTemplates(string folder)
    {
        var templates = Path.Join(folder, TemplatesFile);
        return File.Exists(templates) ? [.. ReadLines(templates).Select(ParseTemplate)] : [];
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
