using AlignSharp.Server.Search;

namespace AlignSharp.Server.Tests.Search;

/// <summary>The axes of vectors that lie on known axes.</summary>
public sealed class PrincipalAxesTests
{
    private const float Tolerance = 1e-4f;

    [Fact]
    public void Vectors_on_two_axes_are_laid_out_on_them()
    {
        // Along the third dimension by -2, 0, 2, along the first by -1, 1: the mean is taken off.
        float[] values = [5, 7, -2, 5, 7, 2, 4, 7, 0, 6, 7, 0];
        var places = PrincipalAxes.Project(new FloatTensor(values, 4, 3), TestContext.Current.CancellationToken);
        Assert.Equal([1, 1, 0, 0], places.Select(static place => MathF.Round(MathF.Abs(place.X), 3)));
        Assert.Equal([0, 0, 1, 1], places.Select(static place => MathF.Round(MathF.Abs(place.Y), 3)));
        Assert.Equal(0, places.Sum(static place => place.X), Tolerance);
    }

    [Fact]
    public void Equal_vectors_and_none_lie_in_the_middle()
    {
        Assert.All(PrincipalAxes.Project(new FloatTensor([1, 2, 1, 2], 2, 2), TestContext.Current.CancellationToken), static place => Assert.Equal((0f, 0f), place));
        Assert.Empty(PrincipalAxes.Project(new FloatTensor(0, 3), TestContext.Current.CancellationToken));
    }
}
