using AlignSharp.Hub;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Hub;

/// <summary>Finding models in a cache as huggingface_hub leaves it.</summary>
public sealed class FindLocalTests : IDisposable
{
    private const string Commit = "e96a37facc7b1f59090ece82293226b817afd6ba";
    private readonly TemporaryFolder _cache = new();

    public FindLocalTests()
    {
        Reference("main", Commit);
        foreach (var name in new[] { "config.json", "preprocessor_config.json", "vocab.txt", "model.safetensors" })
        {
            Link(name);
        }
    }

    public void Dispose() => _cache.Dispose();

    [Fact]
    public void A_whole_model_is_found_by_branch_and_by_commit()
    {
        var folder = Model("snapshots", Commit);

        Assert.Equal(new HubSnapshot(folder, Commit, IsCurrent: false), Find());
        Assert.Equal(new HubSnapshot(folder, Commit, IsCurrent: true), Find(Commit));
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("preprocessor_config.json")]
    [InlineData("vocab.txt")]
    [InlineData("model.safetensors")]
    public void A_model_without_one_of_its_files_is_not_found(string name)
    {
        File.Delete(Model("snapshots", Commit, name));

        Assert.Null(Find());
    }

    [Fact]
    public void A_link_whose_blob_is_gone_is_no_file()
    {
        File.Delete(Model("blobs", "blob-of-model.safetensors"));

        Assert.Null(Find());
    }

    [Theory]
    [InlineData("processor_config.json", "preprocessor_config.json")]
    [InlineData("tokenizer.json", "vocab.txt")]
    [InlineData("pytorch_model.bin", "model.safetensors")]
    public void Newer_and_older_names_do_as_well(string present, string absent)
    {
        File.Delete(Model("snapshots", Commit, absent));
        Link(present);

        Assert.NotNull(Find());
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"model-1.safetensors","b":"model-1.safetensors"}}""", true)]
    [InlineData("""{"weight_map":{"a":"model-1.safetensors","b":"model-2.safetensors"}}""", false)]
    [InlineData("""{"weight_map":{"a":"../model-1.safetensors"}}""", false)]
    [InlineData("""{"weight_map":[]}""", false)]
    [InlineData("torn", false)]
    public void Shards_are_whole_when_all_that_the_index_names_are_there(string index, bool expected)
    {
        File.Delete(Model("snapshots", Commit, "model.safetensors"));
        Link("model.safetensors.index.json", index);
        Link("model-1.safetensors");

        Assert.Equal(expected, Find() is not null);
    }

    [Theory]
    [InlineData("../../elsewhere")]
    [InlineData("")]
    [InlineData("e96a37facc7b1f59090ece82293226b817afd6b")]
    public void A_reference_that_holds_no_commit_is_ignored(string content)
    {
        Reference("main", content);

        Assert.Null(Find());
    }

    [Fact]
    public void An_unknown_revision_or_repository_is_not_found()
    {
        using var client = new HubClient(new HubOptions { CacheFolder = _cache.FullName });

        Assert.Null(client.FindLocal("acme/align-tiny", "v2"));
        Assert.Null(client.FindLocal("acme/other"));
    }

    private HubSnapshot? Find(string revision = "main")
    {
        using var client = new HubClient(new HubOptions { CacheFolder = _cache.FullName });
        return client.FindLocal("acme/align-tiny", revision);
    }

    private string Model(params ReadOnlySpan<string> parts) => _cache.Combine(["models--acme--align-tiny", .. parts]);

    private void Reference(string revision, string commit)
    {
        Directory.CreateDirectory(Model("refs"));
        File.WriteAllText(Model("refs", revision), commit);
    }

    private void Link(string name, string content = "{}")
    {
        Directory.CreateDirectory(Model("blobs"));
        Directory.CreateDirectory(Model("snapshots", Commit));
        File.WriteAllText(Model("blobs", $"blob-of-{name}"), content);
        File.CreateSymbolicLink(Model("snapshots", Commit, name), $"../../blobs/blob-of-{name}");
    }
}
