using AlignSharp.Net;

namespace AlignSharp.Hub;

/// <summary>The content of an answer, read against a clock; what goes wrong with the network carries its name.</summary>
internal sealed class TimedContent(
    HttpResponseMessage response, DownloadClock clock, TimeSpan idleTime, CancellationToken cancellationToken)
{
    private readonly Uri _url = response.RequestMessage!.RequestUri!;
    private Stream? _stream;

    public async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        clock.Begin("Waiting for more content", idleTime);
        try
        {
            _stream ??= await response.Content.ReadAsStreamAsync(clock.Token).ConfigureAwait(false);
            return await _stream.ReadAsync(buffer, clock.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (
            !cancellationToken.IsCancellationRequested && HttpFailures.Translate(error, _url, clock) is { } failure)
        {
            throw failure;
        }
    }
}
