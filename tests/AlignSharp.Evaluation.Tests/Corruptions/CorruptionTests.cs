using AlignSharp.Evaluation.Corruptions;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Tests.Corruptions;

public sealed class CorruptionTests
{
    private static readonly RgbImage Picture = ReferencePictures.Read("rgb_480x360.jpg").Resize(48, 36, ResampleFilter.Box);

    public static TheoryData<string> Names => [.. CorruptionCatalog.Find([]).Select(static corruption => corruption.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Severity_0_is_the_picture_itself(string name) =>
        Assert.Equal(Picture.Pixels, Find(name).Apply(Picture, 0).Pixels);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_pixels_and_leaves_the_picture_as_it_was(string name)
    {
        var before = Picture.Pixels.ToArray();
        Assert.Equal(Find(name).Apply(Picture, 3, seed: 7).Pixels, Find(name).Apply(Picture, 3, seed: 7).Pixels);
        Assert.Equal(before, Picture.Pixels);
    }

    [Theory]
    [InlineData("gaussian_noise"), InlineData("shot_noise"), InlineData("impulse_noise"), InlineData("glass_blur"), InlineData("motion_blur")]
    [InlineData("snow"), InlineData("frost"), InlineData("fog"), InlineData("elastic_transform"), InlineData("crop")]
    public void Another_seed_gives_other_pixels(string name) =>
        Assert.NotEqual(Find(name).Apply(Picture, 3, seed: 7).Pixels, Find(name).Apply(Picture, 3, seed: 8).Pixels);

    [Theory]
    [MemberData(nameof(Names))]
    public void Pictures_of_any_size_keep_their_size(string name)
    {
        foreach (var (width, height) in ((int, int)[])[(1, 1), (1, 40), (37, 2), (23, 61)])
        {
            var image = new RgbImage(width, height, [.. Enumerable.Range(0, width * height * 3).Select(static index => (byte)(index * 37))]);
            for (var severity = 1; severity <= Corruption.MaximumSeverity; severity++)
            {
                var corrupted = Find(name).Apply(image, severity, seed: 1);
                Assert.Equal((width, height), (corrupted.Width, corrupted.Height));
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void Other_severities_are_refused(int severity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CorruptionCatalog.Common[0].Apply(Picture, severity));

    [Fact]
    public void A_family_names_all_its_corruptions() =>
        Assert.Equal(["defocus_blur", "glass_blur", "motion_blur", "zoom_blur"], CorruptionCatalog.Find(["blur"]).Select(static corruption => corruption.Name));

    [Fact]
    public void An_unknown_name_is_refused_with_those_there_are()
    {
        var error = Assert.Throws<EvaluationException>(() => CorruptionCatalog.Find(["rain"]));
        Assert.StartsWith("There is no corruption rain; expected noise, blur,", error.Message, StringComparison.Ordinal);
    }

    private static Corruption Find(string name) => CorruptionCatalog.Find([name]).Single();
}
