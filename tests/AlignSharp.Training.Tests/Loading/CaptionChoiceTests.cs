using AlignSharp.Training.Augmentation;
using AlignSharp.Training.Loading;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Tests.Loading;

public sealed class CaptionChoiceTests
{
    private static readonly string[] Alternatives = ["one", "two", "three"];

    [Fact]
    public void Without_alternatives_the_caption_stays() =>
        Assert.Equal("caption", CaptionChoice.Choose("caption", [], new CaptionSettings { AlternativeShare = 1 }, new Chance(1)));

    [Fact]
    public void Alternatives_are_taken_as_often_as_asked()
    {
        var settings = new CaptionSettings { AlternativeShare = 0.25 };
        var chance = new Chance(5);
        var taken = Enumerable.Range(0, 4000).Count(_ => CaptionChoice.Choose("caption", Alternatives, settings, chance) != "caption");
        Assert.InRange(taken, 900, 1100);
    }

    [Fact]
    public void Joined_alternatives_are_different_ones_and_at_most_as_many_as_asked()
    {
        var settings = new CaptionSettings { AlternativeShare = 1, Joined = 2 };
        var chance = new Chance(6);
        var texts = Enumerable.Range(0, 300).Select(_ => CaptionChoice.Choose("caption", Alternatives, settings, chance)).ToHashSet();
        Assert.Equal(3 + (3 * 2), texts.Count);
        Assert.Contains("three, one", texts);
    }
}
