using AlignSharp.Training.Runs;

namespace AlignSharp.Training.Tests.Runs;

public sealed class FolderSwapTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_takes_the_place_of_an_older_one()
    {
        FolderSwap.Write(_folder.Combine("best"), static path => File.WriteAllText(Path.Combine(path, "one"), ""));
        FolderSwap.Write(_folder.Combine("best"), static path => File.WriteAllText(Path.Combine(path, "two"), ""));
        Assert.Equal(["two"], Directory.GetFiles(_folder.Combine("best")).Select(Path.GetFileName));
        Assert.Single(Directory.GetDirectories(_folder.FullName));
    }

    [Fact]
    public void A_folder_moved_away_by_a_killed_process_comes_back()
    {
        Directory.CreateDirectory(_folder.Combine("step-000000002.0123.old"));
        Directory.CreateDirectory(_folder.Combine("step-000000002.4567.tmp"));
        FolderSwap.RemoveLeftovers(_folder.FullName);
        Assert.Equal(["step-000000002"], Directory.GetDirectories(_folder.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_that_was_replaced_goes()
    {
        Directory.CreateDirectory(_folder.Combine("best"));
        Directory.CreateDirectory(_folder.Combine("best.0123.old"));
        FolderSwap.RemoveLeftovers(_folder.FullName);
        Assert.Equal(["best"], Directory.GetDirectories(_folder.FullName).Select(Path.GetFileName));
    }
}
