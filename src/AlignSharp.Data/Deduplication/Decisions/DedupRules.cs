using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.Data.Deduplication.Sources;

namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>Compares the pictures in each way asked for, and makes the rules that follow: first against other sets, then among themselves.</summary>
internal static class DedupRules
{
    public static ImmutableArray<DedupRule> Find(
        PictureSet pictures, DedupRequest request, IProgress<DedupProgress>? progress, CancellationToken cancellationToken)
    {
        var hashes = request.UsesHashes ? HashPairs.Find(pictures, request, progress, cancellationToken) : null;
        var embeddings = request.UsesEmbeddings ? EmbeddingPairs.Find(pictures, request, progress, cancellationToken) : null;
        return
        [
            .. request.Against.IsEmpty ? [] : Rules(request, hashes, embeddings, isAgainst: true),
            .. request.AgainstOnly ? [] : Rules(request, hashes, embeddings, isAgainst: false),
        ];
    }

    private static IEnumerable<DedupRule> Rules(DedupRequest request, Neighborhood? hashes, Neighborhood? embeddings, bool isAgainst)
    {
        if (hashes is not null)
        {
            yield return HashRule(request, hashes, isAgainst);
        }

        if (embeddings is not null)
        {
            yield return EmbeddingRule(request, embeddings, isAgainst);
        }
    }

    private static DedupRule HashRule(DedupRequest request, Neighborhood hashes, bool isAgainst) => new(
        Name("phash", request.HashDistance is { } distance ? $"_{distance}" : "", isAgainst),
        Describe("no picture looks like another", isAgainst),
        hashes,
        isAgainst)
    {
        Method = DedupMethod.PerceptualHash,
    };

    private static DedupRule EmbeddingRule(DedupRequest request, Neighborhood embeddings, bool isAgainst) => new(
        Name("cosine", string.Create(CultureInfo.InvariantCulture, $"_{request.Cosine}"), isAgainst),
        Describe("no embedding is near another", isAgainst),
        embeddings,
        isAgainst)
    {
        Method = DedupMethod.Embedding,
    };

    private static string Name(string method, string bound, bool isAgainst) => (isAgainst ? "against_" : "") + method + bound;

    private static string Describe(string sentence, bool isAgainst) => isAgainst ? sentence + " of the other sets" : sentence;
}
