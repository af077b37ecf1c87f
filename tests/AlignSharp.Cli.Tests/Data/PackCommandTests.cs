using System.Text;
using System.Text.Json;
using AlignSharp.Cli.Hosting;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Data;

public sealed class PackCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackCommandTests()
    {
        Directory.CreateDirectory(_folder.Combine("pictures"));
        foreach (var name in (string[])["rgb.png", "rgb_480x360.jpg"])
        {
            File.Copy(Fixtures.Path("images", name), _folder.Combine("pictures", name));
        }
    }

    [Fact]
    public async Task A_folder_goes_into_shards_and_comes_out_again()
    {
        await File.WriteAllTextAsync(_folder.Combine("pictures", "rgb.txt"), "noise", TestContext.Current.CancellationToken);

        var pack = await CommandRun.Of("data", "pack", _folder.Combine("pictures"), "-o", _folder.Combine("shards"), "--json");
        var unpack = await CommandRun.Of("data", "unpack", _folder.Combine("shards"), "-o", _folder.Combine("files"), "--json");

        Assert.Equal((ExitCode.Success, ExitCode.Success), (pack.ExitCode, unpack.ExitCode));
        using var json = JsonDocument.Parse(pack.Output);
        Assert.Equal(1, json.RootElement.GetProperty("packed").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("skipped").GetProperty("no_caption").GetProperty("count").GetInt32());
        Assert.Equal(_folder.Combine("shards", "00000.tar"), json.RootElement.GetProperty("shards")[0].GetProperty("path").GetString());
        Assert.Equal("""{"samples":1,"written":3,"unchanged":0,"faults":[]}""" + "\n", unpack.Output);
        Assert.True(File.Exists(_folder.Combine("files", "000000000.png")));
    }

    [Fact]
    public async Task Columns_and_names_of_shards_can_be_chosen()
    {
        await File.WriteAllTextAsync(_folder.Combine("c.csv"), "key,words\nrgb.png,one\nrgb_480x360.jpg,two\n", TestContext.Current.CancellationToken);

        var run = await CommandRun.Of(
            "data", "pack", _folder.Combine("pictures"), "-o", _folder.Combine("train-%03d.tar.gz"), "--captions", _folder.Combine("c.csv"),
            "--image-column", "key", "--caption-column", "words", "--shard-samples", "1", "--size", "64", "--format", "png");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal($"2 pictures with 2 captions were packed into 2 shards in {_folder.FullName}; 0 were skipped.\n", run.Output);
        Assert.True(File.Exists(_folder.Combine("train-001.tar.gz")));
    }

    [Fact]
    public async Task Latin1_captions_are_a_sentence_unless_asked_for()
    {
        string[] command = ["data", "pack", _folder.Combine("pictures"), "-o", _folder.Combine("shards"), "--captions", _folder.Combine("c.csv")];
        await File.WriteAllBytesAsync(_folder.Combine("c.csv"), Encoding.Latin1.GetBytes("image,caption\nrgb.png,café\n"), TestContext.Current.CancellationToken);

        var refused = await CommandRun.Of(command);
        var accepted = await CommandRun.Of([.. command, "--encoding", "latin1"]);

        Assert.Equal(ExitCode.Failure, refused.ExitCode);
        Assert.StartsWith($"error: {_folder.Combine("c.csv")} has the byte 0xE9 at offset 25, which is no UTF-8 there;", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, accepted.ExitCode);
    }

    [Fact]
    public async Task Packing_nothing_is_a_failure()
    {
        var run = await CommandRun.Of("data", "pack", _folder.Combine("pictures"), "-o", _folder.Combine("shards"));

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("no_caption", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
