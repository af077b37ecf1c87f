using AlignSharp.Cli.Quantization;
using AlignSharp.Quantization;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Quantization;

public sealed class QuantizationCardTests : IDisposable
{
    private static readonly CosineSummary Cosine = new(4, 1, 1);
    private static readonly QuantizationReport Report = new(12, Cosine, Cosine, 31, [], 29_800_000, 24_300_000);
    private readonly TemporaryFolder _source = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _source.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Results_and_library_of_the_metadata_are_not_taken_over()
    {
        var card = Write("README.md", "---\nlicense: mit\nlibrary_name: transformers\nmodel-index:\n- name: a\n  results:\n  - task: x\n\ntags:\n- align\n---\n\n# Name\n\nText.\n");

        Assert.StartsWith("---\nlicense: mit\ntags:\n- align\n---\n\n# 8-bit weights\n", card, StringComparison.Ordinal);
        Assert.EndsWith("\n\n# Name\n\nText.\n", card, StringComparison.Ordinal);
        Assert.Contains("29.8 MB before, 24.3 MB now", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No metadata.\n")]
    [InlineData("---\nno end of the metadata\n")]
    public void A_card_without_metadata_stands_whole_behind_the_own_one(string theirs)
    {
        var card = Write("MODEL_CARD.md", theirs);

        Assert.StartsWith("# 8-bit weights\n", card, StringComparison.Ordinal);
        Assert.EndsWith($"\n\n{theirs}", card, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_without_a_card_gets_its_own_figures_alone()
    {
        QuantizationCard.Write(_source.FullName, _folder.FullName, Report);

        Assert.DoesNotContain("# The model it was made from", File.ReadAllText(_folder.Combine("MODEL_CARD.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_card_names_comes_along_and_licences_do_in_any_case()
    {
        foreach (var name in (string[])["scores.json", "notes.json", "LICENSE", "model.bin", "model.safetensors.index.json", "config.json"])
        {
            File.WriteAllText(_source.Combine(name), "theirs");
        }

        File.WriteAllText(_folder.Combine("config.json"), "own");
        Write("README.md", "See `scores.json`, `config.json`, `model.bin` and `model.safetensors.index.json`.\n");

        Assert.Equal(["LICENSE", "README.md", "config.json", "scores.json"], Directory.GetFiles(_folder.FullName).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal("own", File.ReadAllText(_folder.Combine("config.json")));
    }

    private string Write(string name, string card)
    {
        File.WriteAllText(_source.Combine(name), card);
        QuantizationCard.Write(_source.FullName, _folder.FullName, Report);
        return File.ReadAllText(_folder.Combine(name));
    }
}
