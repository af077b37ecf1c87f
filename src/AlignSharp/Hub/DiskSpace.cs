namespace AlignSharp.Hub;

/// <summary>Tells whether a file fits on the disk before it is downloaded, and what an error of writing means.</summary>
internal static class DiskSpace
{
    // ENOSPC and EDQUOT (Linux, macOS); disk full and handle disk full on Windows.
    private static readonly int[] FullCodes = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    public static void Require(RemoteFile file, string path)
    {
        var present = new FileInfo(path) is { Exists: true } part ? part.Length : 0;
        var folder = Path.GetDirectoryName(path)!;
        if (Available(folder) is { } available && file.Size - present > available)
        {
            throw new HubException(
                HubFailure.DiskFull,
                $"{file.Path} needs {file.Size - present} bytes; only {available} are free in {folder}.");
        }
    }

    public static HubException Explain(Exception error, string folder) => FullCodes.Contains(error.HResult)
        ? new HubException(HubFailure.DiskFull, $"The disk of {folder} is full; make room and start again to go on.", error)
        : new HubException(HubFailure.CannotWrite, $"{folder} cannot be written ({error.Message.TrimEnd('.')}).", error);

    private static long? Available(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Network shares and exotic mounts have no drive to ask; writing will tell.
            return null;
        }
    }
}
