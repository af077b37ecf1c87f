using AlignSharp.Evaluation.Neighbours;

namespace AlignSharp.Evaluation.Tests.Neighbours;

public sealed class NearestNeighboursTests
{
    [Theory]
    [InlineData(1, NeighbourVote.Majority, "k1_majority")]
    [InlineData(5, NeighbourVote.Majority, "k5_majority")]
    [InlineData(20, NeighbourVote.Majority, "k20_majority")]
    [InlineData(1, NeighbourVote.Weighted, "k1_weighted_t0.07")]
    [InlineData(5, NeighbourVote.Weighted, "k5_weighted_t0.07")]
    [InlineData(20, NeighbourVote.Weighted, "k20_weighted_t0.07")]
    public void Votes_are_the_reference_s(int k, NeighbourVote vote, string name)
    {
        using var goldens = new MetricGoldens("inputs.safetensors", "expected.json");
        var neighbours = NearestNeighbours.Find(
            goldens.Tensor("train").Normalized(), goldens.Integers("train_label"), goldens.Tensor("test").Normalized(), 20, TestContext.Current.CancellationToken);
        var predictions = neighbours.Predict(k, vote);
        var expected = goldens.Expected("knn").GetProperty(name);
        Assert.Equal(expected.GetProperty("predictions").EnumerateArray().Select(value => value.GetInt32()), predictions);
        var labels = goldens.Integers("test_label");
        Assert.Equal(expected.GetProperty("accuracy").GetDouble(), predictions.Zip(labels).Average(pair => pair.First == pair.Second ? 1d : 0), 12);
    }

    [Fact]
    public void Labels_that_do_not_fit_are_told() =>
        Assert.Throws<EvaluationException>(() => NearestNeighbours.Find(new FloatTensor(2, 3), [0], new FloatTensor(1, 3), 1, TestContext.Current.CancellationToken));
}
