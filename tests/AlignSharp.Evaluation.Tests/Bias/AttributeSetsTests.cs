using AlignSharp.Evaluation.Bias;

namespace AlignSharp.Evaluation.Tests.Bias;

public sealed class AttributeSetsTests
{
    [Fact]
    public void Attributes_and_groups_are_read_in_their_order()
    {
        var sets = Read("""{"attributes": {"pleasant": ["joy", "love"], "unpleasant": ["war"]}, "groups": {"flowers": ["rose"], "insects": ["wasp"]}}""");
        Assert.Equal(["pleasant", "unpleasant"], sets.Attributes.Select(static set => set.Name));
        Assert.Equal(["joy", "love"], sets.Attributes[0].Texts);
        Assert.Equal(["flowers", "insects"], sets.Groups.Select(static set => set.Name));
    }

    [Theory]
    [InlineData("""{"attributes": {"pleasant": ["joy"]}}""", "has 1 attributes and 0 groups; expected at least two attributes")]
    [InlineData("""{"attributes": {"a": ["x"], "b": ["y"]}, "groups": {"one": ["z"]}}""", "has 2 attributes and 1 groups")]
    [InlineData("""{"attributes": {"a": [], "b": ["y"]}}""", "expected a list with at least one text")]
    [InlineData("""{"attributes": {"a": [1], "b": ["y"]}}""", "expected texts")]
    [InlineData("""{"attributes": ["a"]}""", "expected an object of names and lists of texts")]
    [InlineData("""[1]""", "has 0 attributes")]
    [InlineData("""{""", "is not valid JSON")]
    public void Files_that_are_laid_out_otherwise_are_refused(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<EvaluationException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.StartsWith("nowhere.json was not found;", Assert.Throws<EvaluationException>(static () => AttributeSets.Read("nowhere.json")).Message, StringComparison.Ordinal);

    private static AttributeSets Read(string json)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("attributes.json"), json);
        return AttributeSets.Read(folder.Combine("attributes.json"));
    }
}
