using AlignSharp.Hub;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Hub;

public sealed class HubClientDownloadTests : IAsyncLifetime
{
    private readonly TemporaryFolder _cache = new();
    private HubServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await HubServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _cache.Dispose();
    }

    [Fact]
    public async Task A_model_is_laid_out_as_huggingface_hub_lays_it_out()
    {
        var snapshot = await DownloadAsync();

        var folder = _cache.Combine("models--acme--align-tiny");
        Assert.Equal(Path.Combine(folder, "snapshots", HubServer.Commit), snapshot.Folder);
        Assert.Equal(HubServer.Commit, await File.ReadAllTextAsync(Path.Combine(folder, "refs", "main"), Cancellation));
        foreach (var name in new[] { "config.json", "preprocessor_config.json", "vocab.txt", "model.safetensors" })
        {
            var hash = _server.Hash(name);
            Assert.Equal($"../../blobs/{hash}", new FileInfo(Path.Combine(snapshot.Folder, name)).LinkTarget);
            Assert.Equal(_server.Files[name], await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, name), Cancellation));
            Assert.True(File.Exists(_cache.Combine(".locks", "models--acme--align-tiny", $"{hash}.lock")));
        }

        Assert.Equal(4, Directory.GetFiles(Path.Combine(folder, "blobs")).Length);
    }

    [Fact]
    public async Task Only_the_files_a_model_needs_are_fetched_and_absences_are_noted()
    {
        var snapshot = await DownloadAsync();

        Assert.Equal(
            ["config.json", "model.safetensors", "preprocessor_config.json", "vocab.txt"],
            Directory.GetFiles(snapshot.Folder).Select(Path.GetFileName).Order());
        Assert.Equal(
            ["added_tokens.json", "model.safetensors.index.json", "processor_config.json", "pytorch_model.bin.index.json",
                "special_tokens_map.json", "tokenizer.json", "tokenizer_config.json"],
            Directory.GetFiles(_cache.Combine("models--acme--align-tiny", ".no_exist", HubServer.Commit))
                .Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task All_files_are_fetched_when_asked_for_folders_included()
    {
        _server.Files["onnx/text/model.onnx"] = [7, 8, 9];

        var snapshot = await DownloadAsync(HubSelection.All);

        foreach (var (name, content) in _server.Files)
        {
            Assert.Equal(content, await File.ReadAllBytesAsync(Path.Combine([snapshot.Folder, .. name.Split('/')]), Cancellation));
        }

        var nested = new FileInfo(Path.Combine(snapshot.Folder, "onnx", "text", "model.onnx"));
        Assert.Equal($"../../../../blobs/{_server.Hash("onnx/text/model.onnx")}", nested.LinkTarget);
    }

    [Fact]
    public async Task Pytorch_weights_are_taken_where_there_are_no_others()
    {
        _server.Files.Remove("model.safetensors");

        var snapshot = await DownloadAsync();

        Assert.True(File.Exists(Path.Combine(snapshot.Folder, "pytorch_model.bin")));
    }

    [Fact]
    public async Task Shards_are_those_the_index_names()
    {
        _server.Files.Remove("model.safetensors");
        _server.Files["model-00001-of-00002.safetensors"] = [1];
        _server.Files["model-00002-of-00002.safetensors"] = [2];
        _server.Files["model-old.safetensors"] = [3];
        _server.Files["model.safetensors.index.json"] =
            """{"weight_map":{"a":"model-00002-of-00002.safetensors","b":"model-00001-of-00002.safetensors"}}"""u8.ToArray();

        var snapshot = await DownloadAsync();

        Assert.Equal(
            ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors", "model.safetensors.index.json"],
            Directory.GetFiles(snapshot.Folder, "model*").Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_second_download_asks_only_what_the_revision_is()
    {
        await DownloadAsync();
        _server.Requests.Clear();

        var snapshot = await DownloadAsync();

        Assert.True(snapshot.IsCurrent);
        Assert.Equal(["GET /api/models/acme/align-tiny/revision/main"], _server.Requests);
    }

    [Fact]
    public async Task A_commit_that_is_whole_in_the_cache_asks_nothing()
    {
        await DownloadAsync();
        _server.Requests.Clear();

        var snapshot = await DownloadAsync(revision: HubServer.Commit);

        Assert.Equal(HubServer.Commit, snapshot.Commit);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_new_commit_fetches_only_what_changed()
    {
        await DownloadAsync();
        _server.Requests.Clear();
        _server.CurrentCommit = new string('b', 40);
        _server.Files["config.json"] = """{"model_type":"align","changed":1}"""u8.ToArray();

        var snapshot = await DownloadAsync();

        Assert.Equal(_server.CurrentCommit, snapshot.Commit);
        Assert.Equal(
            [$"GET /acme/align-tiny/resolve/{_server.CurrentCommit}/config.json"],
            _server.Requests.Where(request => request.StartsWith("GET /acme", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_revision_with_a_slash_is_escaped_on_the_way_and_a_path_in_refs()
    {
        await DownloadAsync(revision: "refs/pr/1");

        Assert.Equal(
            HubServer.Commit,
            await File.ReadAllTextAsync(_cache.Combine("models--acme--align-tiny", "refs", "refs", "pr", "1"), Cancellation));
    }

    [Fact]
    public async Task Where_links_cannot_be_made_files_are_copied()
    {
        using var client = new HubClient(
            _server.Options(_cache), TimeProvider.System, new SnapshotLink((_, _) => throw new UnauthorizedAccessException()));

        var snapshot = await client.DownloadAsync(HubServer.Repository, cancellationToken: Cancellation);

        var weights = new FileInfo(Path.Combine(snapshot.Folder, HubServer.Weights));
        Assert.Null(weights.LinkTarget);
        Assert.Equal(_server.Files[HubServer.Weights].Length, weights.Length);
        Assert.Equal(snapshot, client.FindLocal(HubServer.Repository)! with { IsCurrent = true });
    }

    [Fact]
    public async Task Progress_names_each_file_and_ends_with_its_size()
    {
        var log = new ProgressLog();
        using var client = new HubClient(_server.Options(_cache));

        await client.DownloadAsync(HubServer.Repository, progress: log, cancellationToken: Cancellation);

        var weights = log.Reports.Where(report => report.File == HubServer.Weights).ToList();
        Assert.All(weights, report => Assert.Equal(3_000_000, report.TotalBytes));
        Assert.Equal(weights.Select(report => report.Bytes).Order(), weights.Select(report => report.Bytes));
        Assert.Equal(new HubProgress(HubServer.Weights, HubActivity.Done, 3_000_000, 3_000_000), weights[^1]);
    }

    [Fact]
    public async Task A_blob_of_the_wrong_size_in_the_cache_is_fetched_again()
    {
        var snapshot = await DownloadAsync();
        File.Delete(Path.Combine(snapshot.Folder, "vocab.txt"));
        await File.WriteAllBytesAsync(
            _cache.Combine("models--acme--align-tiny", "blobs", _server.Hash("vocab.txt")), [1], Cancellation);

        await DownloadAsync();

        Assert.Equal(_server.Files["vocab.txt"], await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "vocab.txt"), Cancellation));
    }

    [Fact]
    public async Task The_token_goes_to_the_hub_and_not_to_where_it_redirects()
    {
        using var client = new HubClient(_server.Options(_cache) with { Token = "hf_secret" });

        await client.DownloadAsync(HubServer.Repository, cancellationToken: Cancellation);

        Assert.Contains("/api/models/acme/align-tiny/revision/main", _server.Authorized);
        Assert.Contains($"/acme/align-tiny/resolve/{HubServer.Commit}/model.safetensors", _server.Authorized);
        Assert.Contains("GET /contents/model.safetensors", _server.Requests);
        Assert.DoesNotContain("/contents/model.safetensors", _server.Authorized);
    }

    [Fact]
    public async Task Two_downloads_at_once_both_succeed_and_fetch_each_file_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DownloadAsync(), Cancellation)));

        Assert.Equal(1, _server.Count("GET /contents/model.safetensors"));
    }

    private async Task<HubSnapshot> DownloadAsync(HubSelection selection = HubSelection.Model, string revision = "main")
    {
        using var client = new HubClient(_server.Options(_cache));
        return await client.DownloadAsync(HubServer.Repository, revision, selection, cancellationToken: Cancellation);
    }
}
