using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AlignSharp.Cli.Outputs;

/// <summary>The header of a .npy file, always of one length so that it can be written again over itself.</summary>
internal static class NpyHeader
{
    /// <summary>A multiple of 64 with room for any number of rows.</summary>
    public const int Length = 128;

    private static ReadOnlySpan<byte> MagicAndVersion => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    public static byte[] Create(long rows, int columns)
    {
        var header = new byte[Length];
        header.AsSpan().Fill((byte)' ');
        MagicAndVersion.CopyTo(header);
        var start = MagicAndVersion.Length + sizeof(ushort);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(MagicAndVersion.Length), (ushort)(Length - start));
        var description = string.Create(
            CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}");
        Encoding.ASCII.GetBytes(description, header.AsSpan(start));
        header[^1] = (byte)'\n';
        return header;
    }
}
