namespace AlignSharp.Data.Tests.Shards;

/// <summary>A stream that cannot seek and hands out at most a few bytes at a time, as a network does.</summary>
internal sealed class ForwardOnlyStream(byte[] bytes, int step) : MemoryStream(bytes)
{
    public override bool CanSeek => false;

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(step, buffer.Length)]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Read(buffer.Span));
}
