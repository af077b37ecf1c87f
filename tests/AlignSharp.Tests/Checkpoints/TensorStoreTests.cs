using AlignSharp.Checkpoints;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Checkpoints;

public sealed class TensorStoreTests
{
    private static string Model(string name) => Fixtures.Path("models", name);

    [Fact]
    public void Reads_shapes_types_and_values_of_a_safetensors_file()
    {
        using var store = TensorStore.Open(Model("tiny_silu"));

        var temperature = store["temperature"];
        Assert.Equal(TensorType.Float32, temperature.Type);
        Assert.Empty(temperature.Shape);
        Assert.Equal(4, temperature.ByteLength);
        Assert.Equal([211L, 32L], store["text_model.embeddings.word_embeddings.weight"].Shape);
        Assert.Equal([0L], store.ReadInt64s("vision_model.embeddings.batchnorm.num_batches_tracked"));
        Assert.Single(store.ReadSingles("temperature"));
    }

    [Theory]
    [InlineData("tiny_silu_sharded")]
    [InlineData("tiny_silu_bin")]
    [InlineData("tiny_silu_bin_legacy")]
    public void Every_container_holds_the_same_tensors(string model)
    {
        using var expected = TensorStore.Open(Model("tiny_silu"));
        using var store = TensorStore.Open(Model(model));

        Assert.Equal(expected.Tensors.Keys.Order(), store.Tensors.Keys.Where(name => !name.EndsWith("position_ids", StringComparison.Ordinal)).Order());
        Assert.All(expected.Tensors.Values, tensor =>
        {
            Assert.Equal(tensor.Type, store[tensor.Name].Type);
            Assert.Equal(tensor.Shape, store[tensor.Name].Shape);
            Assert.True(expected.GetBytes(tensor.Name).SequenceEqual(store.GetBytes(tensor.Name)), tensor.Name);
        });
    }

    [Theory]
    [InlineData("tiny_silu_half", TensorType.Float16)]
    [InlineData("tiny_silu_bfloat16", TensorType.BFloat16)]
    public void Half_precisions_are_the_full_one_rounded(string model, TensorType precision)
    {
        using var full = TensorStore.Open(Model("tiny_silu"));
        using var half = TensorStore.Open(Model(model));

        foreach (var tensor in full.Tensors.Values.Where(tensor => tensor.Type == TensorType.Float32))
        {
            using var rounded = TensorStore.FromTensors([TensorData.From(full, tensor.Name).ToPrecision(precision)]);
            Assert.Equal(rounded.ReadSingles(tensor.Name), half.ReadSingles(tensor.Name));
        }
    }

    [Fact]
    public void Require_accepts_the_shape_and_names_the_tensor_otherwise()
    {
        using var store = TensorStore.Open(Model("tiny_silu"));

        store.Require("text_model.embeddings.word_embeddings.weight", 211, 32);
        store.Require("temperature");

        var shape = Assert.Throws<CheckpointException>(
            () => store.Require("text_model.embeddings.word_embeddings.weight", 32, 211));
        Assert.EndsWith(
            "tensor 'text_model.embeddings.word_embeddings.weight' has shape [211, 32]; expected [32, 211].",
            shape.Message,
            StringComparison.Ordinal);
        var type = Assert.Throws<CheckpointException>(
            () => store.Require("vision_model.embeddings.batchnorm.num_batches_tracked"));
        Assert.EndsWith("holds Int64 elements; expected floating-point elements.", type.Message, StringComparison.Ordinal);
        var missing = Assert.Throws<CheckpointException>(() => store.Require("nothing.weight", 1));
        Assert.Contains("holds no tensor 'nothing.weight'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_location_points_at_the_bytes_in_the_file()
    {
        using var store = TensorStore.Open(Model("tiny_silu"));
        var location = store["text_projection.bias"].Location!;

        var bytes = File.ReadAllBytes(location.Path).AsSpan((int)location.Offset, (int)location.Length);

        Assert.True(bytes.SequenceEqual(store.GetBytes("text_projection.bias")));
    }

    [Fact]
    public void A_disposed_store_says_so()
    {
        var store = TensorStore.Open(Model("tiny_silu"));
        store.Dispose();
        store.Dispose();

        Assert.Throws<ObjectDisposedException>(() => store.ReadSingles("temperature"));
        Assert.Throws<ObjectDisposedException>(() => store.GetPointer("temperature"));
    }

    [Fact]
    public void Threads_that_read_while_the_store_is_disposed_of_finish_or_are_told()
    {
        for (var round = 0; round < 20; round++)
        {
            var store = TensorStore.Open(Model("tiny_silu"));
            Parallel.For(0, 16, i =>
            {
                try
                {
                    if (i == 8)
                    {
                        store.Dispose();
                    }

                    Assert.Equal(211 * 32, store.ReadSingles("text_model.embeddings.word_embeddings.weight").Length);
                }
                catch (ObjectDisposedException)
                {
                    Assert.Throws<ObjectDisposedException>(() => store["temperature"]);
                }
            });
        }
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0", "is a Git LFS pointer; expected the file it stands for (fetch it with git lfs pull).")]
    [InlineData("<!DOCTYPE html>", "starts with the bytes 3C21444F43545950; expected a safetensors file or what torch.save writes.")]
    public void What_is_often_downloaded_instead_is_named(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("pytorch_model.bin");
        File.WriteAllText(path, text);

        Assert.Equal($"{path} {expected}", Assert.Throws<CheckpointException>(() => TensorStore.Open(path)).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("gone", "model.safetensors");

        Assert.Equal(
            $"{path} was not found; expected a checkpoint there.",
            Assert.Throws<CheckpointException>(() => TensorStore.Open(path)).Message);
    }

    [Fact]
    public void A_folder_without_weights_names_what_was_looked_for()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<CheckpointException>(() => TensorStore.Open(folder.FullName));

        Assert.Equal(
            $"{folder.FullName} holds no weights; expected one of model.safetensors, model.safetensors.index.json, "
            + "pytorch_model.bin, pytorch_model.bin.index.json.",
            error.Message);
    }
}
