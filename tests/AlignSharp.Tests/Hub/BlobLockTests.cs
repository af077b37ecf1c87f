using AlignSharp.Hub;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Hub;

public sealed class BlobLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Lock => _folder.Combine(".locks", "models--a--b", "hash.lock");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_comes_second_waits_until_the_first_is_done()
    {
        var waiting = new TaskCompletionSource();
        var first = await AcquireAsync(() => Assert.Fail("Nobody holds the lock yet."));

        var second = AcquireAsync(waiting.SetResult);
        await waiting.Task;
        Assert.False(second.IsCompleted);
        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var first = await AcquireAsync(() => { });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            BlobLock.AcquireAsync(Lock, cancellation.Cancel, cancellation.Token));
    }

    [Fact]
    public async Task A_lock_file_that_was_left_behind_holds_nobody_up()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Lock)!);
        await File.WriteAllTextAsync(Lock, "", TestContext.Current.CancellationToken);

        (await AcquireAsync(() => Assert.Fail("Nobody holds the lock."))).Dispose();
    }

    private Task<BlobLock> AcquireAsync(Action waiting) =>
        BlobLock.AcquireAsync(Lock, waiting, TestContext.Current.CancellationToken);
}
