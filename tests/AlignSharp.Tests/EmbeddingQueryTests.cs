namespace AlignSharp.Tests;

public sealed class EmbeddingQueryTests
{
    [Fact]
    public void Parts_are_normalised_and_texts_weigh_twice_as_much_as_pictures()
    {
        var query = EmbeddingQuery.Create(3).WithImage([10, 0, 0]).PlusText([0, 0.1f, 0]).MinusText([0, 0, 7]);

        var length = MathF.Sqrt(1 + 4 + 4);
        Assert.Equal([1 / length, 2 / length, -2 / length], query.ToEmbedding(), (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void A_query_is_not_changed_by_what_is_built_on_it()
    {
        var picture = EmbeddingQuery.Create(2).WithImage([1, 0]);
        picture.PlusText([0, 1]);

        Assert.Equal([1f, 0f], picture.ToEmbedding());
    }

    [Fact]
    public void Parts_of_another_width_or_without_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => EmbeddingQuery.Create(2).WithImage([1, 2, 3]));
        Assert.Throws<ArgumentException>(() => EmbeddingQuery.Create(2).PlusText([0, 0]));
        Assert.Throws<ArgumentException>(() => EmbeddingQuery.Create(2).PlusText([float.NaN, 0]));
    }
}
