using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace AlignSharp.Data.Pairs.Captions;

/// <summary>Opens text whose encoding has been checked to the last byte: a wrong one would spoil captions without a word.</summary>
internal static class CaptionText
{
    private const int BlockLength = 1 << 16;

    /// <exception cref="CaptionException">The file is missing, or is no UTF-8 where it should be.</exception>
    public static StreamReader Open(string path, CaptionEncoding encoding)
    {
        var file = OpenFile(path);
        try
        {
            if (encoding == CaptionEncoding.Utf8)
            {
                CheckUtf8(file, path);
                file.Position = 0;
            }

            return new StreamReader(file, encoding == CaptionEncoding.Utf8 ? Encoding.UTF8 : Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BlockLength, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CaptionException($"The caption file {path} cannot be opened: {error.Message}", error);
        }
    }

    private static void CheckUtf8(FileStream file, string path)
    {
        var bytes = new byte[BlockLength];
        var letters = new char[BlockLength];
        var kept = 0;
        for (long offset = 0; ;)
        {
            var count = kept + file.ReadAtLeast(bytes.AsSpan(kept), bytes.Length - kept, throwOnEndOfStream: false);
            var status = Utf8.ToUtf16(
                bytes.AsSpan(0, count), letters, out var read, out _, replaceInvalidSequences: false, isFinalBlock: count < bytes.Length);
            if (status == OperationStatus.InvalidData)
            {
                throw new CaptionException(
                    $"{path} has the byte 0x{bytes[read]:X2} at offset {offset + read}, which is no UTF-8 there; expected UTF-8 (Latin-1 is read when the encoding is given as latin1).");
            }

            if (count < bytes.Length)
            {
                return;
            }

            bytes.AsSpan(read, count - read).CopyTo(bytes);
            kept = count - read;
            offset += read;
        }
    }
}
