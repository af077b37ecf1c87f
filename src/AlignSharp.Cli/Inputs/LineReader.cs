using System.Runtime.CompilerServices;
using System.Text;

namespace AlignSharp.Cli.Inputs;

/// <summary>
/// Reads UTF-8 lines as they come: each batch is what one read of the stream completed, so that a consumer can answer
/// before it waits for more. Bytes that are not UTF-8 become U+FFFD; a byte order mark at the start is dropped.
/// </summary>
/// <param name="stream">Where the lines come from.</param>
/// <param name="name">What to call it in an error.</param>
/// <param name="maximumLineBytes">The longest line that is taken.</param>
internal sealed class LineReader(Stream stream, string name, int maximumLineBytes = 16 << 20)
{
    private const int FirstBufferSize = 1 << 16;
    private byte[] _buffer = new byte[Math.Min(FirstBufferSize, maximumLineBytes)];
    private int _filled;
    private bool _started;

    /// <exception cref="AlignException">A line is longer than allowed.</exception>
    public async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            MakeRoom();
            // A read of standard input cannot be cancelled itself; waiting for it can.
            var read = await stream.ReadAsync(_buffer.AsMemory(_filled), cancellationToken).AsTask().WaitAsync(cancellationToken);
            if (read == 0)
            {
                break;
            }

            _filled += read;
            var lines = TakeLines(_filled - read);
            if (lines.Count > 0)
            {
                yield return lines;
            }
        }

        if (_filled > 0)
        {
            yield return [Decode(_buffer.AsSpan(0, _filled))];
        }
    }

    private void MakeRoom()
    {
        if (_filled < _buffer.Length)
        {
            return;
        }

        if (_buffer.Length >= maximumLineBytes)
        {
            throw new AlignException($"{name} has a line of more than {maximumLineBytes} bytes; expected shorter lines.");
        }

        Array.Resize(ref _buffer, (int)Math.Min(2L * _buffer.Length, maximumLineBytes));
    }

    private List<string> TakeLines(int searchFrom)
    {
        var lines = new List<string>();
        var start = 0;
        int length;
        while ((length = _buffer.AsSpan(searchFrom, _filled - searchFrom).IndexOf((byte)'\n')) >= 0)
        {
            lines.Add(Decode(_buffer.AsSpan(start, searchFrom + length - start)));
            start = searchFrom += length + 1;
        }

        _buffer.AsSpan(start, _filled - start).CopyTo(_buffer);
        _filled -= start;
        return lines;
    }

    private string Decode(ReadOnlySpan<byte> line)
    {
        if (!_started && line.StartsWith(Encoding.UTF8.Preamble))
        {
            line = line[Encoding.UTF8.Preamble.Length..];
        }

        _started = true;
        return Encoding.UTF8.GetString(line.EndsWith((byte)'\r') ? line[..^1] : line);
    }
}
