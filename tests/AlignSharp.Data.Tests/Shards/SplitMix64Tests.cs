using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Tests.Shards;

public sealed class SplitMix64Tests
{
    [Fact]
    public void The_sequence_is_the_published_one()
    {
        var random = default(SplitMix64);

        Assert.Equal(
            new ulong[] { 0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F },
            new[] { random.Next(), random.Next(), random.Next() });
    }

    [Fact]
    public void Every_number_below_a_bound_is_as_likely()
    {
        var random = new SplitMix64(7);
        var counts = new int[5];
        for (var draw = 0; draw < 50_000; draw++)
        {
            counts[random.Below(5)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_700, 10_300));
    }

    [Fact]
    public void An_order_stays_the_same_in_every_version()
    {
        int[] order = [.. Enumerable.Range(0, 10)];

        new SplitMix64(42, 3).Shuffle(order);

        Assert.Equal("3 4 5 0 7 1 6 8 2 9", string.Join(' ', order));
    }
}
