namespace AlignSharp.Tests;

public sealed class FloatTensorTests
{
    [Fact]
    public void Items_are_rows_of_the_first_dimension()
    {
        var tensor = new FloatTensor([1, 2, 3, 4, 5, 6], 2, 3);

        Assert.Equal(2, tensor.Count);
        Assert.Equal([4f, 5f, 6f], tensor[1].ToArray());
        Assert.Equal([1, 3], tensor.Slice(1, 1).Shape);
        Assert.Equal([4f, 5f, 6f], tensor.Slice(1, 1).Values.ToArray());
    }

    [Fact]
    public void Normalising_gives_every_item_length_one_and_leaves_zeros()
    {
        var tensor = new FloatTensor([3, 4, 0, 0], 2, 2);

        Assert.Equal([0.6f, 0.8f, 0f, 0f], tensor.Normalized().Values.ToArray());
        Assert.Equal([3f, 4f, 0f, 0f], tensor.Values.ToArray());
    }

    [Fact]
    public void Values_must_fit_the_shape()
    {
        Assert.Throws<ArgumentException>(() => new FloatTensor([1, 2, 3], 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FloatTensor(-1, 2));
        Assert.Throws<OverflowException>(() => new FloatTensor(1 << 20, 1 << 20));
    }
}
