using AlignSharp.Data.Deduplication.Hashing;
using AlignSharp.Data.Deduplication.Sources;

namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>
/// Finds pictures whose perceptual hashes are near, and whose colours say the same where both have colours. A picture of the
/// inputs is compared with all; pictures of other sets are not compared with each other.
/// </summary>
internal sealed class HashPairs
{
    /// <summary>Bits that may differ between a crop and the picture trimmed alike: the crop is never quite the same.</summary>
    private const int TrimmedDistance = 10;

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
        var pairs = PairSearch.Run(groups.Count, "comparing hashes", search.AddNear, progress, cancellationToken);
        return new Neighborhood(groups, pairs, identity: 0);
    }

    /// <summary>
    /// Adds the pairs of a group with those before it and those of other sets, and with crops of it wherever they are; a pair
    /// may be found from both sides.
    /// </summary>
    private void AddNear(int group, List<NearPair> pairs)
    {
        var picture = _groups[group][0];
        var matches = new List<HashMatch>();
        if (_pictures.IsOwn(picture))
        {
            _index.Search(_pictures[picture].Hash, FarthestAllowed, matches);
            matches.RemoveAll(match => match.Index >= group && _pictures.IsOwn(_groups[match.Index][0]));
        }

        foreach (var trimmed in _pictures.Trimmed(picture))
        {
            _index.Search(trimmed, Math.Min(FarthestAllowed, TrimmedDistance), matches);
        }

        foreach (var other in matches.Select(match => match.Index).Distinct())
        {
            AddIfNear(group, other, pairs);
        }
    }

    private void AddIfNear(int group, int other, List<NearPair> pairs)
    {
        var (picture, otherPicture) = (_groups[group][0], _groups[other][0]);
        if (group != other && (_pictures.IsOwn(picture) || _pictures.IsOwn(otherPicture)))
        {
            var distance = _pictures[picture].Hash.DistanceTo(_pictures[otherPicture].Hash);
            if (AreNear(picture, otherPicture, distance))
            {
                pairs.Add(NearPair.Of(group, other, distance));
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
