using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlignSharp.Checkpoints;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Quantization;

/// <summary>What is said of a model that <c>align quantize</c> wrote, and what other commands make of it.</summary>
public sealed partial class QuantizedMiniTests(QuantizedMini quantized) : IClassFixture<QuantizedMini>
{
    [Fact]
    public void The_sizes_that_are_printed_are_those_of_the_files()
    {
        using var source = TensorStore.Open(Fixtures.AlignMini);
        using var result = TensorStore.Open(quantized.Folder);

        Assert.Contains($"{Megabytes(source)} MB before, {Megabytes(result)} MB now", quantized.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_says_whose_figures_it_has_and_its_links_lead_somewhere()
    {
        var card = await File.ReadAllTextAsync(Path.Combine(quantized.Folder, "MODEL_CARD.md"), TestContext.Current.CancellationToken);

        var (own, theirs) = (card.IndexOf("\n# 8-bit weights\n", StringComparison.Ordinal), card.IndexOf("\n# The model it was made from\n", StringComparison.Ordinal));
        Assert.InRange(own, 0, theirs);
        Assert.InRange(theirs, own, card.IndexOf("\n## Figures\n", StringComparison.Ordinal));
        Assert.Contains("none of them was measured on the 8-bit weights.", card, StringComparison.Ordinal);
        var names = Link().Matches(card).Select(static match => match.Groups["name"].Value).ToHashSet();
        Assert.Superset(new HashSet<string> { "ATTRIBUTION.md", "scores.json", "quantization.json" }, names);
        Assert.All(names, name => Assert.True(File.Exists(Path.Combine(quantized.Folder, name)), name));
    }

    [Fact]
    public async Task Info_says_int8()
    {
        var run = await CommandRun.Of("info", quantized.Folder, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("int8", JsonDocument.Parse(run.Output).RootElement.GetProperty("dtype").GetString());
    }

    [Fact]
    public async Task Convert_keeps_8_bits_unless_a_precision_is_named()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, (await CommandRun.Of("convert", quantized.Folder, "-o", folder.Combine("same"))).ExitCode);
        Assert.Equal(0, (await CommandRun.Of("convert", quantized.Folder, "-o", folder.Combine("float16"), "--dtype", "float16")).ExitCode);

        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(quantized.Folder, "model.safetensors"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(Path.Combine(folder.Combine("same"), "model.safetensors"), TestContext.Current.CancellationToken));
        using var plain = TensorStore.Open(folder.Combine("float16"));
        Assert.All(plain.Tensors.Values, static tensor => Assert.NotEqual(TensorType.Int8, tensor.Type));
    }

    private static string Megabytes(TensorStore store) =>
        (store.Tensors.Values.Sum(static tensor => tensor.ByteLength) / 1e6).ToString("F1", CultureInfo.InvariantCulture);

    // A link to a file beside the card, or a table that the text names.
    [GeneratedRegex(@"\]\((?<name>[^):/]+)\)|`(?<name>\w+\.json)`")]
    private static partial Regex Link();
}
