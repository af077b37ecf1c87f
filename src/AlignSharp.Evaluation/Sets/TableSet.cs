using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Sets;

/// <summary>
/// A CSV or TSV file with a header: a column of pictures, relative to the file's folder, and columns of captions, labels and
/// splits. Rows of one picture add captions to it; its labels are those of its first row.
/// </summary>
public sealed class TableSet : IEvaluationSet
{
    private static readonly ImmutableArray<string> UsualFields = ["label", "class"];
    private readonly string _folder;
    private readonly ImmutableArray<SampleFacts> _samples;

    /// <summary>Reads the table; reads no picture yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fields">Columns of labels; those of label and class that it has unless given.</param>
    /// <param name="folder">The folder of pictures; the file's own unless given.</param>
    /// <param name="split">The only part that counts; all unless given.</param>
    /// <exception cref="AlignException">A column is missing, or the file is not laid out as a table.</exception>
    public TableSet(string path, IReadOnlyList<string>? fields = null, string? folder = null, string? split = null)
    {
        Name = path;
        _folder = Path.GetFullPath(folder ?? Path.GetDirectoryName(Path.GetFullPath(path))!);
        var rows = new TableRows(path);
        Fields = fields is { Count: > 0 } ? [.. fields] : [.. UsualFields.Where(rows.Has)];
        var missing = Fields.FirstOrDefault(field => !rows.Has(field));
        _samples = missing is null ? Gather(rows) : throw new EvaluationException($"{path} has no column {missing}; expected one of {string.Join(", ", rows.Header)}.");
        _samples = SplitFilter.Keep(_samples, split, path);
        Skipped = [.. rows.Malformed.Select(sentence => new SkippedSample(path, SkipKind.Malformed, sentence))];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Fields { get; }

    /// <inheritdoc/>
    public ImmutableArray<ClassList> ClassLists => [];

    /// <summary>Rows that are not laid out as the header says.</summary>
    public ImmutableArray<SkippedSample> Skipped { get; }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EvaluationSample> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var facts in _samples)
        {
            // A name in a table leads to nothing outside the folder.
            var path = Path.GetFullPath(Path.Join(_folder, facts.Key));
            var isInside = path.StartsWith(_folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            yield return isInside
                ? await PictureFile.ReadAsync(path, facts, cancellationToken).ConfigureAwait(false)
                : new EvaluationSample(facts, default) { Fault = new(SkipKind.Missing, $"{facts.Key} is not in {_folder}; expected pictures in it.") };
        }
    }

    private ImmutableArray<SampleFacts> Gather(TableRows rows)
    {
        var samples = new OrderedDictionary<string, SampleFacts>(StringComparer.Ordinal);
        foreach (var row in rows.Read())
        {
            ImmutableArray<string> captions = row.Caption.Length == 0 ? [] : [row.Caption];
            if (samples.TryGetValue(row.Picture, out var known))
            {
                samples[row.Picture] = known with { Captions = known.Captions.AddRange(captions) };
                continue;
            }

            var labels = Fields.Where(field => row.Value(field).Length > 0).ToImmutableSortedDictionary(field => field, row.Value);
            samples.Add(row.Picture, new SampleFacts(row.Picture, captions, labels, row.Value("split") is { Length: > 0 } split ? split : SampleFacts.WholeSet)
            {
                Metadata = row.Metadata(),
            });
        }

        return [.. samples.Values];
    }
}
