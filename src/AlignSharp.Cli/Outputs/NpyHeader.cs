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

    /// <summary>Of float32, [rows, columns].</summary>
    public static byte[] Create(long rows, int columns) =>
        Describe(string.Create(CultureInfo.InvariantCulture, $"'<f4', 'fortran_order': False, 'shape': ({rows}, {columns})"));

    /// <summary>Of texts of at most <paramref name="width"/> code points, [rows].</summary>
    public static byte[] CreateTexts(long rows, int width) =>
        Describe(string.Create(CultureInfo.InvariantCulture, $"'<U{width}', 'fortran_order': False, 'shape': ({rows},)"));

    private static byte[] Describe(string array)
    {
        var header = new byte[Length];
        header.AsSpan().Fill((byte)' ');
        MagicAndVersion.CopyTo(header);
        var start = MagicAndVersion.Length + sizeof(ushort);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(MagicAndVersion.Length), (ushort)(Length - start));
        Encoding.ASCII.GetBytes($"{{'descr': {array}, }}", header.AsSpan(start));
        header[^1] = (byte)'\n';
        return header;
    }
}
