using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AlignSharp.Tests.Net;

/// <summary>Stands where sockets would open: notes each attempt and refuses it.</summary>
internal sealed class ConnectionRecorder
{
    public ConcurrentQueue<IPEndPoint> Attempts { get; } = [];

    public ValueTask<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        Attempts.Enqueue(endPoint);
        throw new SocketException((int)SocketError.ConnectionRefused);
    }
}
