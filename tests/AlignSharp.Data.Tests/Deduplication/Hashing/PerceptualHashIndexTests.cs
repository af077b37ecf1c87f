using AlignSharp.Data.Deduplication.Hashing;
using CsCheck;

namespace AlignSharp.Data.Tests.Deduplication.Hashing;

public class PerceptualHashIndexTests
{
    [Fact]
    public void A_search_finds_what_comparing_with_every_hash_finds() =>
        Gen.Select(Gen.ULong.Array[1, 40], Gen.Int[0, 16], Gen.Int[1, 3000], Gen.UInt).Sample(
            (centers, distance, count, seed) =>
            {
                var hashes = Scattered(centers, count, new Random((int)seed));
                var index = new PerceptualHashIndex(hashes);
                foreach (var hash in hashes.Take(10))
                {
                    Assert.Equal(Compared(hashes, hash, distance), Searched(index, hash, distance));
                }
            },
            time: 1);

    [Fact]
    public void Every_distance_is_searched_in_many_hashes()
    {
        var hashes = Scattered([0, ulong.MaxValue, 0x94e23f80f08adfaa], 5000, new Random(1));
        var index = new PerceptualHashIndex(hashes);
        for (var distance = 0; distance <= PerceptualHash.Length; distance++)
        {
            Assert.Equal(Compared(hashes, hashes[7], distance), Searched(index, hashes[7], distance));
        }
    }

    [Fact]
    public void An_empty_index_finds_nothing() =>
        Assert.Empty(Searched(new PerceptualHashIndex([]), new PerceptualHash(5), 64));

    [Theory]
    [InlineData(-1)]
    [InlineData(65)]
    public void A_distance_outside_the_hash_is_refused(int distance) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new PerceptualHashIndex([]).Search(default, distance, []));

    /// <summary>Hashes around centers, so that every distance occurs; some are equal.</summary>
    private static PerceptualHash[] Scattered(ulong[] centers, int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ =>
        {
            var bits = centers[random.Next(centers.Length)];
            for (var flips = random.Next(24); flips > 0; flips--)
            {
                bits ^= 1UL << random.Next(64);
            }

            return new PerceptualHash(bits);
        })];

    private static List<HashMatch> Compared(PerceptualHash[] hashes, PerceptualHash hash, int distance) =>
        [.. hashes.Select((other, index) => new HashMatch(index, hash.DistanceTo(other))).Where(match => match.Distance <= distance)];

    private static List<HashMatch> Searched(PerceptualHashIndex index, PerceptualHash hash, int distance)
    {
        var matches = new List<HashMatch>();
        index.Search(hash, distance, matches);
        return [.. matches.OrderBy(match => match.Index)];
    }
}
