using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Tests.Tasks;

/// <summary>The rules by which retrieval is scored: what is one text, what belongs together, what a tie is.</summary>
public sealed class RetrievalTaskTests : IDisposable
{
    private readonly PlantedSplit _split = new();

    public void Dispose() => _split.Dispose();

    [Fact]
    public async Task Pictures_of_one_caption_share_a_text_and_any_of_them_is_found_by_it()
    {
        // The second "ship" lies at "clock": its own text comes second, yet the text "ship" finds the first.
        var result = await RunAsync(("ship", "ship"), ("ship", "clock"), ("clock", "clock"));
        Assert.Equal([3, 2], result.Counts.Select(static count => count.Value));
        Assert.Equal(200 / 3d, Value(result, "i2t_r1"), 10);
        Assert.Equal(100, Value(result, "i2t_r5"));
        // By "clock" the second ship scores as much as the clock: the tie counts against the model.
        Assert.Equal(50, Value(result, "t2i_r1"));
    }

    [Fact]
    public async Task Captions_that_differ_in_letters_alone_are_two_texts_whose_tie_counts_against_the_model()
    {
        // The tokenizer makes the same tokens of both, so that neither can be told from the other.
        Assert.Equal(_split.Text("candy"), _split.Text("Candy"));
        var result = await RunAsync(("candy", "candy"), ("Candy", "Candy"), ("clock", "clock"));
        Assert.Equal([3, 3], result.Counts.Select(static count => count.Value));
        Assert.Equal((100 / 3d, 100d), (Value(result, "i2t_r1"), Value(result, "i2t_r5")));
        Assert.Equal((100 / 3d, 100d), (Value(result, "t2i_r1"), Value(result, "t2i_r5")));
    }

    [Fact]
    public void One_caption_is_told()
    {
        var context = _split.Of(PlantedSplit.Captioned([("ship", _split.Text("ship")), ("ship", _split.Text("clock"))]));
        Assert.Equal("The split all has one caption only; retrieval expects at least two different ones.", new RetrievalTask().FindLack(context));
    }

    private async Task<TaskResult> RunAsync(params (string Caption, string At)[] pictures)
    {
        var context = _split.Of(PlantedSplit.Captioned([.. pictures.Select(picture => (picture.Caption, _split.Text(picture.At)))]));
        return Assert.Single(await new RetrievalTask().RunAsync(context, TestContext.Current.CancellationToken));
    }

    private static double Value(TaskResult result, string name) => result.Figures.Single(figure => figure.Name == name).Value;
}
