using System.Collections.Immutable;
using AlignSharp.Data.Pairs.Captions;
using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Sets;

/// <summary>A set as a person names it.</summary>
/// <param name="Data">Shards (paths, braces, globs), a folder, or a CSV or TSV file.</param>
public sealed record SetRequest(ImmutableArray<string> Data)
{
    /// <summary>A file with the captions of a folder's pictures.</summary>
    public string? Captions { get; init; }

    /// <summary>Karpathy's file, where it divides captions that come from another.</summary>
    public string? Division { get; init; }

    /// <summary>The part of a divided set.</summary>
    public string? Split { get; init; }

    /// <summary>The fields or columns that hold labels.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>The fields where the layout lets one name them and <see cref="Fields"/> has none: those of the set that this one stands beside.</summary>
    public ImmutableArray<string> FieldsIfNamed { get; init; } = [];

    /// <summary>A file that names the classes that count.</summary>
    public string? Classes { get; init; }

    /// <summary>Finds out how the data are laid out.</summary>
    /// <exception cref="AlignException">They are not there, laid out in no known way, or a file or field was named that their layout has no use for.</exception>
    public IEvaluationSet Open() => FindLayout() switch
    {
        SetLayout.Table => Using(SetLayout.Table, "labels", "split").OpenTable(),
        SetLayout.Captions => Using(SetLayout.Captions, "captions", "karpathy", "split").OpenCaptions(),
        SetLayout.ClipBenchmark => Using(SetLayout.ClipBenchmark, "classes", "split").OpenClipBenchmark(),
        SetLayout.ClassFolders => Using(SetLayout.ClassFolders, "classes", "split").OpenFolders(),
        _ => Using(SetLayout.Shards, "labels", "split").OpenShards(),
    };

    private SetLayout FindLayout()
    {
        if (Data.IsEmpty)
        {
            throw new EvaluationException("No data were named; expected shards, a folder or a table.");
        }

        var path = Data[0];
        return Data.Length > 1 || !Path.Exists(path) ? SetLayout.Shards
            : File.Exists(path) ? (Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" ? SetLayout.Table : SetLayout.Shards)
            : Captions is not null ? SetLayout.Captions
            : ClipBenchmarkSet.IsLayout(path) ? SetLayout.ClipBenchmark
            : Directory.EnumerateFiles(path).Any(ShardCompression.IsShard) ? SetLayout.Shards
            : SetLayout.ClassFolders;
    }

    // What a layout has no use for would be passed over in silence.
    private SetRequest Using(SetLayout layout, params ReadOnlySpan<string> used)
    {
        (string Name, bool IsGiven)[] given =
            [("captions", Captions is not null), ("karpathy", Division is not null), ("split", Split is not null), ("labels", Fields.Length > 0), ("classes", Classes is not null)];
        foreach (var (name, isGiven) in given)
        {
            if (isGiven && !used.Contains(name))
            {
                throw new EvaluationException($"{string.Join(' ', Data)} is laid out as {layout.Describe()}, which has no use for --{name}.");
            }
        }

        return this;
    }

    private ImmutableArray<string> NamedFields => Fields.IsEmpty ? FieldsIfNamed : Fields;

    private TableSet OpenTable() => new(Data[0], NamedFields, split: Split);

    private CaptionSet OpenCaptions() => new(Data[0], Captions!, Split, Division, CaptionEncoding.Utf8);

    private ClipBenchmarkSet OpenClipBenchmark() => new(Data[0], Split, ReadClasses());

    private ClassFolderSet OpenFolders() => new(Split is null ? Data[0] : Path.Join(Data[0], Split), ReadClasses());

    private ShardSet OpenShards() => new(Data, NamedFields, Split);

    private ClassSubset? ReadClasses() => Classes is null ? null : ClassSubset.Read(Classes);
}
