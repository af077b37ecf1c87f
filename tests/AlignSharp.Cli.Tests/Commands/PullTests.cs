using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Commands;

public sealed class PullTests : IDisposable
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private readonly TemporaryFolder _cache = new();

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task Offline_a_model_in_the_cache_is_found_and_its_folder_printed()
    {
        var snapshot = InstallAlignMini();

        var run = await RunAsync("pull", "someone/align-mini");

        Assert.Equal((0, $"{snapshot}\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_pulled_model_can_be_named_where_a_model_is_asked_for()
    {
        InstallAlignMini();

        var run = await RunAsync("tokenize", "a cat", "--json", "--model", "someone/align-mini");

        Assert.Equal((0, "[101,1037,4937,102]\n"), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("someone/else", "error: someone/else (revision main) is not whole in ")]
    [InlineData("../etc/passwd", "error: ")]
    public async Task Offline_a_model_that_is_not_there_is_one_sentence(string name, string expected)
    {
        var run = await RunAsync("pull", name);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(expected, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.WithEnvironment(
        name => name switch { "HF_HUB_CACHE" => _cache.FullName, "HF_HUB_OFFLINE" => "1", _ => null }, arguments);

    private string InstallAlignMini()
    {
        var repository = _cache.Combine("models--someone--align-mini");
        var snapshot = Path.Combine(repository, "snapshots", Commit);
        Directory.CreateDirectory(Path.Combine(repository, "refs"));
        Directory.CreateDirectory(Path.Combine(repository, "snapshots"));
        File.WriteAllText(Path.Combine(repository, "refs", "main"), Commit);
        Directory.CreateSymbolicLink(snapshot, Fixtures.AlignMini);
        return snapshot;
    }
}
