using System.Text.Json;
using AlignSharp.Imaging;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Commands;

public sealed class SimilarityTests
{
    private static readonly string Picture = Fixtures.Path("images", "rgb.png");

    [Fact]
    public async Task Json_holds_the_cosines_and_logits_of_the_forward_pass()
    {
        var run = await CommandRun.Of("similarity", Picture, "--texts", "a cat", "a dog", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["a cat", "a dog"], root.GetProperty("texts").EnumerateArray().Select(text => text.GetString()));
        var result = Assert.Single(root.GetProperty("results").EnumerateArray());
        using var model = AlignModel.Load(Fixtures.AlignMini);
        var expected = model.Forward(
            model.Processor.Images.Process([ImageDecoder.Default.Decode(Picture)]),
            model.Processor.Tokenizer.EncodeBatch(["a cat", "a dog"], cancellationToken: TestContext.Current.CancellationToken),
            cancellationToken: TestContext.Current.CancellationToken).LogitsPerImage;
        for (var text = 0; text < 2; text++)
        {
            Assert.Equal(expected[0][text], result.GetProperty("logits")[text].GetSingle(), 1e-4);
            Assert.Equal(expected[0][text] * model.Temperature, result.GetProperty("similarities")[text].GetSingle(), 1e-5);
        }
    }

    [Fact]
    public async Task People_get_a_line_for_each_text_and_failures_are_counted()
    {
        var run = await CommandRun.Of("similarity", "gone.png", Picture, "--texts", "a cat", "--texts", "a dog");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"\n +-?\d\.\d{4} +-?\d+\.\d{4}  a cat\n +-?\d\.\d{4} +-?\d+\.\d{4}  a dog\n$", run.Output);
        Assert.EndsWith("error: 1 of 2 pictures failed.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_texts_there_is_nothing_to_compare() =>
        Assert.Equal(2, (await CommandRun.Of("similarity", Picture)).ExitCode);
}
