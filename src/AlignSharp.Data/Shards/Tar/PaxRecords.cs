using System.Buffers.Text;
using System.Text;

namespace AlignSharp.Data.Shards.Tar;

/// <summary>The records of a PAX header ("27 mtime=1795490057.622404\n") that shards need: path, size, and whether the file is sparse.</summary>
internal sealed record PaxRecords(string? Path, long? Size, bool IsSparse)
{
    public static PaxRecords None { get; } = new(null, null, false);

    /// <summary>Reads the records over those that hold for the whole archive.</summary>
    /// <returns>Nothing where a record is malformed.</returns>
    public static PaxRecords? TryParse(ReadOnlySpan<byte> bytes, PaxRecords defaults)
    {
        var records = defaults;
        while (!bytes.IsEmpty)
        {
            if (!Utf8Parser.TryParse(bytes, out int length, out var digits) || length <= digits + 1
                || length > bytes.Length || bytes[digits] != ' ' || bytes[length - 1] != '\n')
            {
                return null;
            }

            if (records.With(bytes[(digits + 1)..(length - 1)]) is not { } next)
            {
                return null;
            }

            records = next;
            bytes = bytes[length..];
        }

        return records;
    }

    /// <summary>The one record that gives a path, its own length included in the number in front.</summary>
    public static byte[] OfPath(string path)
    {
        var value = TarText.Encode(path);
        var rest = " path=".Length + value.Length + 1;
        var length = rest;
        while (length != rest + Digits(length))
        {
            length = rest + Digits(length);
        }

        return [.. Encoding.ASCII.GetBytes(string.Create(null, $"{length} path=")), .. value, (byte)'\n'];
    }

    private static int Digits(int number) => number.ToString((IFormatProvider?)null).Length;

    private PaxRecords? With(ReadOnlySpan<byte> record)
    {
        var equals = record.IndexOf((byte)'=');
        if (equals <= 0)
        {
            return null;
        }

        var name = record[..equals];
        var value = record[(equals + 1)..];
        if (name.SequenceEqual("path"u8))
        {
            return this with { Path = value.IsEmpty ? null : TarText.Decode(value) };
        }

        if (name.SequenceEqual("size"u8))
        {
            return Utf8Parser.TryParse(value, out long size, out var read) && read == value.Length && size >= 0
                ? this with { Size = size }
                : null;
        }

        return name.StartsWith("GNU.sparse."u8) ? this with { IsSparse = true } : this;
    }
}
