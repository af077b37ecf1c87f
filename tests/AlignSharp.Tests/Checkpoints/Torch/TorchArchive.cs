using System.IO.Compression;

namespace AlignSharp.Tests.Checkpoints.Torch;

/// <summary>Makes the zip archives of torch.save around any pickle.</summary>
internal static class TorchArchive
{
    public static byte[] Bytes(
        byte[] pickle, int storageBytes, CompressionLevel compression = CompressionLevel.NoCompression, string byteOrder = "little")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "archive/data.pkl", pickle, CompressionLevel.NoCompression);
            Add(zip, "archive/byteorder", System.Text.Encoding.ASCII.GetBytes(byteOrder), CompressionLevel.NoCompression);
            Add(zip, "archive/data/0", new byte[storageBytes], compression);
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes, CompressionLevel compression)
    {
        using var entry = zip.CreateEntry(name, compression).Open();
        entry.Write(bytes);
    }
}
