using AlignSharp.Hub;

namespace AlignSharp.Tests.Hub;

public sealed class DiskSpaceTests
{
    [Theory]
    [InlineData(28, HubFailure.DiskFull, "The disk of /cache is full; make room and start again to go on.")]
    [InlineData(unchecked((int)0x80070070), HubFailure.DiskFull, "The disk of /cache is full; make room and start again to go on.")]
    [InlineData(30, HubFailure.CannotWrite, "/cache cannot be written (Read-only file system).")]
    public void An_error_of_writing_says_whether_the_disk_is_full(int code, HubFailure failure, string message)
    {
        var error = DiskSpace.Explain(new IOException("Read-only file system.", code), "/cache");

        Assert.Equal((failure, message), (error.Failure, error.Message));
    }
}
