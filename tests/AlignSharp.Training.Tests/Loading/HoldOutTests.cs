using System.Text;
using AlignSharp.Data.Shards;
using AlignSharp.Training.Loading;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Tests.Loading;

public sealed class HoldOutTests
{
    [Fact]
    public void Named_values_are_held_out_and_others_are_not()
    {
        var holdOut = new HoldOut(new HoldOutSettings("vendor", 0, ["openmoji"]));
        Assert.True(Holds(holdOut, """{"vendor": "openmoji"}"""));
        Assert.False(Holds(holdOut, """{"vendor": "noto"}"""));
        Assert.False(Holds(holdOut, """{"other": "openmoji"}"""));
        Assert.False(Holds(holdOut, "no json"));
    }

    [Fact]
    public void A_share_of_the_values_is_held_out_and_equal_values_stay_together()
    {
        var holdOut = new HoldOut(new HoldOutSettings("concept", 0.2));
        var held = Enumerable.Range(0, 5000).Count(value => Holds(holdOut, $$"""{"concept": {{value}}}"""));
        Assert.InRange(held, 900, 1100);
        Assert.All(Enumerable.Range(0, 50), value =>
            Assert.Equal(Holds(holdOut, $$"""{"concept": {{value}}}"""), Holds(holdOut, $$"""{"concept": "{{value}}"}""")));
    }

    private static bool Holds(HoldOut holdOut, string json)
    {
        var sample = new Sample("a", [KeyValuePair.Create("json", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(json))]);
        using var fields = new SampleFields(sample);
        return holdOut.Holds(fields);
    }
}
