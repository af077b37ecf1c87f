namespace AlignSharp.Imaging.Decoding;

/// <summary>Reads the bytes of a picture, never more of them than the limits allow.</summary>
internal static class EncodedBytes
{
    private const int FirstBuffer = 64 << 10;

    public static ReadOnlyMemory<byte> ReadFile(string path, ImageLimits limits)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return Read(stream, path, limits);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImageException($"{path} was not found; expected a picture there.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImageException($"{path} could not be read; expected a readable picture file.", error);
        }
    }

    public static ReadOnlyMemory<byte> Read(Stream stream, string name, ImageLimits limits)
    {
        var buffer = new byte[FirstLength(stream, name, limits)];
        var length = 0;
        while (stream.Read(buffer, length, buffer.Length - length) is > 0 and var count)
        {
            length = Advance(ref buffer, length + count, name, limits);
        }

        return buffer.AsMemory(0, length);
    }

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream, string name, ImageLimits limits, CancellationToken cancellationToken)
    {
        var buffer = new byte[FirstLength(stream, name, limits)];
        var length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            length = Advance(ref buffer, length + count, name, limits);
        }

        return buffer.AsMemory(0, length);
    }

    /// <summary>One byte more than a seekable stream says it holds, so that its end is met without growing.</summary>
    private static long FirstLength(Stream stream, string name, ImageLimits limits)
    {
        if (!stream.CanSeek)
        {
            return FirstBuffer;
        }

        var rest = Math.Max(0, stream.Length - stream.Position);
        limits.CheckBytes(name, rest);
        return rest + 1;
    }

    private static int Advance(ref byte[] buffer, int length, string name, ImageLimits limits)
    {
        limits.CheckBytes(name, length);
        if (length == buffer.Length)
        {
            Array.Resize(ref buffer, (int)Math.Min(Math.Max(2L * length, FirstBuffer), Array.MaxLength));
        }

        return length;
    }
}
