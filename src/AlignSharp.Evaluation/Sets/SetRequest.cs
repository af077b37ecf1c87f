using System.Collections.Immutable;
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

    /// <summary>A file that names the classes that count.</summary>
    public string? Classes { get; init; }

    /// <summary>Finds out how the data are laid out.</summary>
    /// <exception cref="AlignException">They are not there, or laid out in no known way.</exception>
    public IEvaluationSet Open()
    {
        if (Data.IsEmpty)
        {
            throw new EvaluationException("No data were named; expected shards, a folder or a table.");
        }

        var subset = Classes is null ? null : ClassSubset.Read(Classes);
        return (Data.Length == 1 && Path.Exists(Data[0]) ? OpenKnown(Data[0], subset) : null) ?? new ShardSet(Data, Fields);
    }

    private IEvaluationSet? OpenKnown(string path, ClassSubset? subset)
    {
        if (File.Exists(path))
        {
            return Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv" ? new TableSet(path, Fields) : null;
        }

        if (Captions is not null)
        {
            return new CaptionSet(path, Captions, Split, Division);
        }

        if (ClipBenchmarkSet.IsLayout(path))
        {
            return new ClipBenchmarkSet(path, Split, subset);
        }

        return Directory.EnumerateFiles(path).Any(ShardCompression.IsShard) ? null : new ClassFolderSet(path, subset);
    }
}
