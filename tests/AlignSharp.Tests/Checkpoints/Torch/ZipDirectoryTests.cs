using System.Buffers.Binary;
using System.IO.Compression;
using AlignSharp.Checkpoints;
using AlignSharp.Checkpoints.Buffers;
using AlignSharp.Checkpoints.Torch;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Checkpoints.Torch;

public sealed class ZipDirectoryTests : IDisposable
{
    private const int EndRecordBytes = 22;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Entries_are_found_where_their_bytes_lie()
    {
        var bytes = Archive(("a", [1, 2, 3]), ("b/c", [4]));

        var entries = Read(bytes);

        Assert.Equal(["a", "b/c"], entries.Keys);
        Assert.Equal([1, 2, 3], bytes.AsSpan((int)entries["a"].Offset, (int)entries["a"].Length).ToArray());
        Assert.Equal([4], bytes.AsSpan((int)entries["b/c"].Offset, (int)entries["b/c"].Length).ToArray());
        Assert.All(entries.Values, entry => Assert.True(entry.IsStored));
    }

    [Fact]
    public void Entries_of_torch_with_64_bit_sizes_are_found()
    {
        var bytes = File.ReadAllBytes(Fixtures.Path("pickles", "module.bin"));
        Assert.True(bytes.AsSpan().IndexOf("PK\u0006\u0006"u8) > 0);

        Assert.Contains("module/data/0", Read(bytes).Keys);
    }

    [Fact]
    public void A_comment_after_the_end_is_skipped() =>
        Assert.Equal(["a"], Read(Archive(comment: "PK\u0005\u0006 and more", ("a", [1]))).Keys);

    [Theory]
    [InlineData(0, 0xFF, "has a damaged zip directory; expected more entries.")] // the signature of the first entry
    [InlineData(28, 0xFF, "has a zip directory that ends within an entry")] // the length of its name
    [InlineData(42, 0x01, "zip entry 'a' has no header at byte 1; the file is damaged.")] // where its header is
    [InlineData(43, 0xFF, "zip entry 'a' lies outside the archive; the file is damaged.")]
    [InlineData(21, 0x70, "zip entry 'a' lies outside the archive; the file is damaged.")] // its size
    [InlineData(46, (byte)'b', "zip entry 'b' is there twice; expected every name once.")] // its name
    public void An_entry_that_lies_is_named(int position, byte value, string expected)
    {
        var bytes = Archive(("a", [1, 2, 3]), ("b", [4]));
        bytes[DirectoryStart(bytes) + position] = value;

        AssertRefused(bytes, expected);
    }

    [Fact]
    public void Entries_that_share_bytes_are_refused()
    {
        var bytes = Archive(("a", [1, 2, 3]), ("b", [4]));
        var second = DirectoryStart(bytes) + 47;
        bytes.AsSpan(second + 42, 4).Clear(); // the second entry's header is now the first's

        AssertRefused(bytes, "overlaps another; the file is damaged.");
    }

    [Theory]
    [InlineData(16, "claims a zip directory of")] // where the directory starts
    [InlineData(12, "claims a zip directory of")] // its size
    [InlineData(10, "has a damaged zip directory; expected more entries.")] // the number of its entries
    public void An_end_record_that_lies_is_named(int position, string expected)
    {
        var bytes = Archive(("a", [1]));
        bytes[bytes.Length - EndRecordBytes + position + 1] = 0x70;

        AssertRefused(bytes, expected);
    }

    [Fact]
    public void Compressed_entries_are_known_as_such() =>
        Assert.False(Read(Archive(CompressionLevel.Optimal, "", ("a", new byte[500])))["a"].IsStored);

    private static int DirectoryStart(byte[] bytes) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(bytes.Length - EndRecordBytes + 16));

    private static byte[] Archive(params (string Name, byte[] Bytes)[] entries) => Archive("", entries);

    private static byte[] Archive(string comment, params (string Name, byte[] Bytes)[] entries) =>
        Archive(CompressionLevel.NoCompression, comment, entries);

    private static byte[] Archive(CompressionLevel compression, string comment, params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name, compression).Open();
                entry.Write(bytes);
            }

            zip.Comment = comment;
        }

        return stream.ToArray();
    }

    private void AssertRefused(byte[] bytes, string expected) =>
        Assert.Contains(expected, Assert.Throws<CheckpointException>(() => Read(bytes)).Message, StringComparison.Ordinal);

    private Dictionary<string, ZipEntry> Read(byte[] bytes)
    {
        var path = _folder.Combine("archive.zip");
        File.WriteAllBytes(path, bytes);
        using var file = MappedFile.Open(path);
        return ZipDirectory.Read(file);
    }
}
