using System.Collections.Immutable;
using AlignSharp.Data.Deduplication;
using AlignSharp.Data.Deduplication.Decisions;
using AlignSharp.Data.Deduplication.Sources;
using AlignSharp.Evaluation.Embeddings;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>Finds test pictures that look like training pictures, by perceptual hash and colours.</summary>
internal static class DuplicateCheck
{
    /// <param name="pictures">The test pictures.</param>
    /// <param name="training">Training shards, or folders of pictures.</param>
    /// <param name="progress">Told how far the check is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The test pictures that have a near-duplicate, and how many training pictures there are.</returns>
    /// <exception cref="AlignException">A shard is missing or none.</exception>
    public static async Task<(ImmutableArray<NearDuplicate> Found, int Training)> RunAsync(
        EmbeddedPictures pictures, ImmutableArray<string> training, IProgress<DedupProgress>? progress, CancellationToken cancellationToken)
    {
        var request = new DedupRequest { Inputs = [pictures.Set.Name], Against = training, AgainstOnly = true, Output = "" };
        var reading = new PictureReading(new Fingerprinter(request.Method, model: null), progress);
        await reading.ReadAsync([new TestPictureSource(pictures)], SourceList.Find(training, []), cancellationToken).ConfigureAwait(false);
        var result = DedupResult.Decide(reading, request, progress, cancellationToken);
        return ([.. Enumerable.Range(0, result.Pictures.Own).Where(picture => !result.IsKept(picture)).Select(picture => Describe(result, picture))],
            result.Pictures.Count - result.Pictures.Own);
    }

    private static NearDuplicate Describe(DedupResult result, int picture)
    {
        var verdict = result.Verdicts[picture];
        var keeper = result.Pictures[verdict.Keeper];
        return new NearDuplicate(result.Pictures[picture].Ordinal, keeper.Source.Path, keeper.Key, (int)verdict.Measure);
    }
}
