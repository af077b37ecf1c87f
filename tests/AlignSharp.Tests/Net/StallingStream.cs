namespace AlignSharp.Tests.Net;

/// <summary>A stream whose reads announce themselves and then wait until they are cancelled.</summary>
internal sealed class StallingStream(Action reading) : MemoryStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        reading();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
