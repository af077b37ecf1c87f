namespace AlignSharp.Search.Tests.Stores.Embedded;

/// <summary>A file on a disk that is full when it is told to be: half of what is written arrives.</summary>
internal sealed class FailingFile(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
{
    public bool IsFull { get; set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        base.Write(IsFull ? buffer[..(buffer.Length / 2)] : buffer);
        if (IsFull)
        {
            throw new IOException("No space left on device.");
        }
    }
}
