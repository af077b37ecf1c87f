using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AlignSharp.Data.Pairs;
using AlignSharp.Data.Pairs.Captions;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Sets;

/// <summary>
/// A folder of pictures and a file with their captions: COCO captions, Flickr30k's token file, Karpathy's dataset_coco.json
/// and dataset_flickr30k.json.
/// </summary>
public sealed class CaptionSet : IEvaluationSet
{
    private readonly ImmutableArray<TablePair> _pairs;

    /// <summary>Reads the captions; reads no picture yet.</summary>
    /// <param name="folder">The folder of pictures.</param>
    /// <param name="captions">The caption file.</param>
    /// <param name="split">The part of Karpathy's division; test unless given.</param>
    /// <param name="division">Karpathy's file, where the captions come from another.</param>
    /// <param name="encoding">The encoding of the captions.</param>
    /// <exception cref="AlignException">A file is not as its layout says, or none of the pictures is there.</exception>
    public CaptionSet(
        string folder, string captions, string? split = null, string? division = null, CaptionEncoding encoding = CaptionEncoding.Utf8)
    {
        Name = captions;
        var isDivided = KarpathyCaptions.IsLayout(captions);
        if (split is not null && !isDivided && division is null)
        {
            throw new EvaluationException($"{captions} is not divided, so it has no split {split}; expected Karpathy's file beside it.");
        }

        var part = split ?? KarpathyCaptions.DefaultSplit;
        var table = isDivided ? KarpathyCaptions.Read(captions, folder, part) : CaptionFile.Read(captions, encoding, new CaptionColumns());
        var kept = division is null ? null : KarpathyCaptions.Names(division, part);
        var candidates = new PairFolder(folder).WithTable(table).ToList();
        _pairs = [.. candidates.OfType<TablePair>().Where(pair => kept is null || kept.Contains(Path.GetFileName(pair.Name)))];
        Skipped = [.. candidates.OfType<SkippedPair>()
            .Where(pair => pair.Outcome == PackOutcome.MalformedRow || (pair.Outcome == PackOutcome.NoPicture && (kept is null || kept.Contains(Path.GetFileName(pair.Name)))))
            .Select(pair => Describe(pair, captions))];
        if (_pairs.IsEmpty)
        {
            throw new EvaluationException($"None of the {table.Captions.Count} pictures of {captions} is in {folder}; expected at least one.");
        }
    }

    /// <summary>Pictures that have captions but are not in the folder, and rows of the caption file that could not be used.</summary>
    public ImmutableArray<SkippedSample> Skipped { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Fields => [];

    /// <inheritdoc/>
    public ImmutableArray<ClassList> ClassLists => [];

    /// <inheritdoc/>
    public async IAsyncEnumerable<EvaluationSample> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var pair in _pairs)
        {
            ImmutableArray<string> captions = [.. pair.Captions.Select(static caption => caption.Trim()).Where(static caption => caption.Length > 0)];
            var facts = new SampleFacts(pair.Name, captions, ImmutableSortedDictionary<string, string>.Empty);
            yield return await PictureFile.ReadAsync(pair.PicturePath, facts, cancellationToken).ConfigureAwait(false);
        }
    }

    private static SkippedSample Describe(SkippedPair pair, string captions) => pair.Outcome == PackOutcome.MalformedRow
        ? new SkippedSample(captions, SkipKind.Malformed, pair.Detail)
        : new SkippedSample(pair.Name, SkipKind.Missing, pair.Detail);
}
