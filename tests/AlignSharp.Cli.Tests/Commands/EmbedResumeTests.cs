using System.IO.Compression;
using System.Runtime.InteropServices;
using AlignSharp.Checkpoints;
using AlignSharp.Cli.Outputs;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Commands;

/// <summary>Runs that are stopped and go on, shards, and NumPy's archive.</summary>
public sealed class EmbedResumeTests : IDisposable
{
    private const int Size = 320;
    private static readonly string Samples = Path.Combine(Fixtures.Repository, "samples");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("images")]
    [InlineData("texts")]
    public async Task A_resumed_run_takes_what_a_stopped_one_left_and_computes_the_rest(string kind)
    {
        string[] inputs = kind == "images" ? [Path.Combine(Samples, "sun.webp"), Path.Combine(Samples, "hand.webp")] : ["a cat", "a dog"];
        var output = _folder.Combine("out.npy");
        var model = await ModelIdentity.HashAsync(Fixtures.AlignMini, TestContext.Current.CancellationToken);
        var stopped = EmbeddingParts.Open(output, $"{model} Float32 cpu", Size);
        stopped.Add(EmbeddingParts.KeyOf(inputs[0]), new FloatTensor([.. Enumerable.Repeat(3f, Size)], 1, Size));
        stopped.Flush();

        var run = await CommandRun.Of(["embed", kind, .. inputs, "-o", output, "--resume"]);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Going on behind 1 embeddings of a stopped run.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(inputs, await File.ReadAllLinesAsync(_folder.Combine("out.txt"), TestContext.Current.CancellationToken));
        var numbers = MemoryMarshal.Cast<byte, float>((await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken)).AsSpan(NpyHeader.Length)).ToArray();
        Assert.All(numbers[..Size], value => Assert.Equal(1 / Math.Sqrt(Size), value, 1e-6));
        Assert.Contains(numbers[Size..], static value => value < 0);
        Assert.False(Directory.Exists(output + ".parts"));
    }

    [Fact]
    public async Task What_was_decoded_in_another_way_is_computed_anew()
    {
        var (input, output) = (Path.Combine(Samples, "sun.webp"), _folder.Combine("out.npy"));
        var model = await ModelIdentity.HashAsync(Fixtures.AlignMini, TestContext.Current.CancellationToken);
        var stopped = EmbeddingParts.Open(output, $"{model} Float32 cpu", Size);
        stopped.Add(EmbeddingParts.KeyOf(input), new FloatTensor([.. Enumerable.Repeat(3f, Size)], 1, Size));
        stopped.Flush();

        var run = await CommandRun.Of("embed", "images", input, "-o", output, "--resume", "--shrink-on-load");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("Going on", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_holds_numbers_and_names()
    {
        var output = _folder.Combine("texts.npz");

        var run = await CommandRun.Of("embed", "texts", "a cat", "猫🙂", "-o", output);

        Assert.Equal(0, run.ExitCode);
        await using var archive = await ZipFile.OpenReadAsync(output, TestContext.Current.CancellationToken);
        Assert.Equal(["embeddings.npy", "names.npy"], archive.Entries.Select(entry => entry.FullName));
        Assert.Equal(128 + (2 * 320 * sizeof(float)), archive.Entries[0].Length);
        Assert.Equal(128 + (2 * 5 * sizeof(int)), archive.Entries[1].Length);
        using var names = new StreamReader(archive.Entries[1].Open(), System.Text.Encoding.Latin1);
        Assert.Contains("{'descr': '<U5', 'fortran_order': False, 'shape': (2,), }", await names.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pictures_of_a_shard_are_named_by_their_keys()
    {
        var shard = _folder.Combine("pictures.tar");
        await using (var file = File.Create(shard))
        {
            await using var tar = new System.Formats.Tar.TarWriter(file);
            await tar.WriteEntryAsync(Path.Combine(Samples, "sun.webp"), "0001.webp", TestContext.Current.CancellationToken);
            await tar.WriteEntryAsync(Path.Combine(Samples, "hand.webp"), "0002.webp", TestContext.Current.CancellationToken);
        }

        var output = _folder.Combine("shard.npy");
        var run = await CommandRun.Of("embed", "images", shard, "-o", output);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([$"{shard}/0001", $"{shard}/0002"], await File.ReadAllLinesAsync(_folder.Combine("shard.txt"), TestContext.Current.CancellationToken));
    }
}
