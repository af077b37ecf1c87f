using AlignSharp.Data.Deduplication.Hashing;
using AlignSharp.Data.Deduplication.Sources;

namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>
/// Finds pictures whose perceptual hashes are near, and whose colours say the same where both have colours. A picture of the
/// inputs is compared with all; pictures of other sets are not compared with each other.
/// </summary>
internal sealed class HashPairs
{
    private readonly PictureSet _pictures;
    private readonly EqualPictures _groups;
    private readonly PerceptualHashIndex _index;
    private readonly DedupRequest _request;

    private HashPairs(PictureSet pictures, EqualPictures groups, DedupRequest request)
    {
        (_pictures, _groups, _request) = (pictures, groups, request);
        _index = new PerceptualHashIndex(
            [.. Enumerable.Range(0, groups.Count).Select(group => pictures[groups[group][0]].Hash)]);
    }

    public static Neighborhood Find(
        PictureSet pictures, DedupRequest request, IProgress<DedupProgress>? progress, CancellationToken cancellationToken)
    {
        var groups = new EqualPictures(pictures.Count, new SameHash(pictures));
        var search = new HashPairs(pictures, groups, request);
        var pairs = PairSearch.Run(OwnGroups(pictures, groups), "comparing hashes", search.AddNear, progress, cancellationToken);
        return new Neighborhood(groups, pairs, identity: 0);
    }

    /// <summary>Groups are numbered by their first pictures, so those with a picture of the inputs come first.</summary>
    private static int OwnGroups(PictureSet pictures, EqualPictures groups)
    {
        var own = 0;
        while (own < groups.Count && pictures.IsOwn(groups[own][0]))
        {
            own++;
        }

        return own;
    }

    /// <summary>Adds the pairs of a group with those before it and with those of other sets alone.</summary>
    private void AddNear(int group, List<NearPair> pairs)
    {
        var picture = _groups[group][0];
        var matches = new List<HashMatch>();
        _index.Search(_pictures[picture].Hash, FarthestAllowed, matches);
        foreach (var (other, distance) in matches)
        {
            var first = _groups[other][0];
            if ((other < group || !_pictures.IsOwn(first)) && AreNear(picture, first, distance))
            {
                pairs.Add(new NearPair(group, other, distance));
            }
        }
    }

    private int FarthestAllowed => _request.HashDistance ?? DedupRequest.DefaultHashDistance;

    private bool AreNear(int picture, int other, int distance)
    {
        var colors = _pictures.Colors(picture);
        var otherColors = _pictures.Colors(other);
        return colors.IsEmpty || otherColors.IsEmpty
            ? distance <= (_request.HashDistance ?? DedupRequest.DefaultBareHashDistance)
            : ColorThumbnail.AreAlike(colors, otherColors, _request.ColorDistance);
    }

    private sealed class SameHash(PictureSet pictures) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) =>
            pictures[x].Hash == pictures[y].Hash && pictures.Colors(x).SequenceEqual(pictures.Colors(y));

        public int GetHashCode(int picture)
        {
            var code = new HashCode();
            code.Add(pictures[picture].Hash);
            code.AddBytes(pictures.Colors(picture));
            return code.ToHashCode();
        }
    }
}
