using System.Text;

namespace AlignSharp.Data.Tests.Shards;

/// <summary>Makes tars byte by byte, so that they can lie.</summary>
internal sealed class TarBytes
{
    private readonly List<byte> _bytes = [];

    public static byte[] Header(string name, long size, char type = '0', string magic = "ustar\00" + "0", string prefix = "")
    {
        var header = new byte[512];
        Encoding.UTF8.GetBytes(name).AsSpan()[..Math.Min(100, Encoding.UTF8.GetByteCount(name))].CopyTo(header);
        Encoding.ASCII.GetBytes("0000644\00000000\00000000\0").CopyTo(header, 100);
        Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0')).CopyTo(header, 124);
        header[156] = (byte)type;
        Encoding.ASCII.GetBytes(magic).CopyTo(header, 257);
        Encoding.UTF8.GetBytes(prefix).CopyTo(header, 345);
        return WithChecksum(header);
    }

    public static byte[] WithChecksum(byte[] header)
    {
        header.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        return header;
    }

    public TarBytes Add(string name, string data = "x", char type = '0', string prefix = "", string magic = "ustar\00" + "0") =>
        Raw(Header(name, Encoding.UTF8.GetByteCount(data), type, magic, prefix)).Padded(Encoding.UTF8.GetBytes(data));

    public TarBytes Raw(byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public TarBytes Padded(byte[] data)
    {
        _bytes.AddRange(data);
        return Raw(new byte[(512 - (data.Length % 512)) % 512]);
    }

    public TarBytes End() => Raw(new byte[1024]);

    public byte[] ToArray() => [.. _bytes];
}
