using AlignSharp.Checkpoints;

namespace AlignSharp.Tests.Checkpoints;

public sealed class TensorDataTests
{
    [Fact]
    public void A_store_of_tensors_in_memory_gives_back_what_it_was_given()
    {
        using var store = TensorStore.FromTensors(
        [
            TensorData.From("weight", [1f, 2f, 3f, 4f, 5f, 6f], 2, 3),
            TensorData.From("half", [(Half)0.5f], 1),
            TensorData.From("double", [0.25], 1),
            TensorData.From("steps", [7L]),
            TensorData.From("bytes", new byte[] { 200, 1 }, 2),
            TensorData.From("signed", new sbyte[] { -1 }, 1),
            TensorData.From("short", new short[] { -300 }, 1),
            TensorData.From("int", [-70_000], 1),
            TensorData.From("flags", [true, false], 2),
            TensorData.From("nothing", Array.Empty<float>(), 0, 4),
        ]);

        Assert.Equal("weight", store.Tensors.Keys.First());
        Assert.Equal([2L, 3L], store["weight"].Shape);
        Assert.Null(store["weight"].Location);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], store.ReadSingles("weight"));
        Assert.Equal([0.5f], store.ReadSingles("half"));
        Assert.Equal([0.25f], store.ReadSingles("double"));
        Assert.Equal([7L], store.ReadInt64s("steps"));
        Assert.Equal([200L, 1L], store.ReadInt64s("bytes"));
        Assert.Equal([-1L], store.ReadInt64s("signed"));
        Assert.Equal([-300L], store.ReadInt64s("short"));
        Assert.Equal([-70_000L], store.ReadInt64s("int"));
        Assert.Equal([1L, 0L], store.ReadInt64s("flags"));
        Assert.Empty(store.ReadSingles("nothing"));
    }

    [Fact]
    public void Floats_and_integers_are_not_confused()
    {
        using var store = TensorStore.FromTensors([TensorData.From("w", [1f], 1), TensorData.From("n", [1L], 1)], "here");

        var integer = Assert.Throws<CheckpointException>(() => store.ReadSingles("n"));
        Assert.Equal("here: tensor 'n' holds Int64 elements; expected floating-point elements.", integer.Message);
        var single = Assert.Throws<CheckpointException>(() => store.ReadInt64s("w"));
        Assert.Equal("here: tensor 'w' holds Float32 elements; expected integer elements.", single.Message);
    }

    [Fact]
    public void Tensors_larger_than_a_stretch_are_filled_whole()
    {
        var values = Enumerable.Range(0, 700_001).Select(i => (float)i).ToArray();

        using var store = TensorStore.FromTensors([TensorData.From("w", values, values.Length)]);

        Assert.Equal(values, store.ReadSingles("w"));
    }

    [Fact]
    public void A_number_that_the_precision_cannot_hold_is_refused()
    {
        var tensor = TensorData.From("running_var", [1f, float.PositiveInfinity, -70_000f], 3).ToPrecision(TensorType.Float16);

        var error = Assert.Throws<CheckpointException>(() => tensor.Read(0, new byte[6]));

        Assert.Equal(
            "Tensor 'running_var' holds -70000, which Float16 cannot; expected magnitudes below 65520.", error.Message);
        using var wide = TensorStore.FromTensors(
            [TensorData.From("running_var", [float.PositiveInfinity, -70_000f], 2).ToPrecision(TensorType.BFloat16)]);
        Assert.Equal([float.PositiveInfinity, -70_144f], wide.ReadSingles("running_var"));
    }

    [Fact]
    public void Precision_is_for_floating_point_tensors_only()
    {
        var steps = TensorData.From("steps", [7L]);

        Assert.Same(steps, steps.ToPrecision(TensorType.Float16));
        Assert.Throws<ArgumentOutOfRangeException>(() => steps.ToPrecision(TensorType.Int8));
    }

    [Fact]
    public void Values_that_do_not_fit_the_shape_and_names_given_twice_are_refused()
    {
        Assert.Throws<ArgumentException>(() => TensorData.From("w", [1f, 2f], 3));
        Assert.Throws<ArgumentException>(() => TensorData.From("w", [1f], -1));
        Assert.Throws<ArgumentException>(() => TensorData.From("w", ['a'], 1));
        Assert.Throws<CheckpointException>(() => TensorStore.FromTensors([TensorData.From("w", [1f]), TensorData.From("w", [1f])]));
    }
}
