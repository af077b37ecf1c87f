using System.Formats.Tar;
using System.Text;
using AlignSharp.Data.Shards;
using AlignSharp.Data.Shards.Tar;
using CsCheck;
using TarReader = AlignSharp.Data.Shards.Tar.TarReader;

namespace AlignSharp.Data.Tests.Shards.Tar;

public sealed class TarReaderTests
{
    private static readonly string LongName = "long/" + new string('n', 300) + ".txt";

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task Every_format_gives_names_and_data(TarEntryFormat format)
    {
        (string Name, string Data)[] members = [("a.txt", "first"), ("folder/b.txt", new string('b', 700)), ("c.txt", "")];

        Assert.Equal(members, await ReadAsync(Written(format, members)));
    }

    [Theory]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task Long_and_foreign_names_are_read(TarEntryFormat format)
    {
        (string Name, string Data)[] members = [(LongName, "1"), ("日本語/写真.txt", "2"), ("plain.txt", "3")];

        Assert.Equal(members, await ReadAsync(Written(format, members)));
    }

    [Fact]
    public async Task A_ustar_prefix_comes_before_the_name()
    {
        Assert.Equal(
            [("deep/folder/a.txt", "x")],
            await ReadAsync(new TarBytes().Add("a.txt", prefix: "deep/folder").End().ToArray()));
    }

    [Fact]
    public async Task What_gnu_keeps_in_the_place_of_the_prefix_is_no_name()
    {
        Assert.Equal(
            [("a.txt", "x")],
            await ReadAsync(new TarBytes().Add("a.txt", prefix: "12345670123", magic: "ustar  \0").End().ToArray()));
    }

    [Fact]
    public async Task A_name_that_is_no_UTF8_is_Latin1()
    {
        var header = TarBytes.Header("caf_.txt", 0);
        header[3] = 0xE9;

        Assert.Equal([("café.txt", "")], await ReadAsync(new TarBytes().Raw(TarBytes.WithChecksum(header)).End().ToArray()));
    }

    [Fact]
    public async Task Binary_sizes_are_read()
    {
        var header = TarBytes.Header("a.txt", 0);
        header.AsSpan(124, 12).Clear();
        (header[124], header[135]) = (0x80, 3);

        var tar = new TarBytes().Raw(TarBytes.WithChecksum(header)).Padded("abc"u8.ToArray()).End();

        Assert.Equal([("a.txt", "abc")], await ReadAsync(tar.ToArray()));
    }

    [Fact]
    public async Task A_PAX_size_wins_over_the_header()
    {
        var tar = new TarBytes().Add("p", "9 size=3\n", 'x').Raw(TarBytes.Header("a.txt", 0)).Padded("abc"u8.ToArray()).End();

        Assert.Equal([("a.txt", "abc")], await ReadAsync(tar.ToArray()));
    }

    [Theory]
    [InlineData("9 size=-\n")]
    [InlineData("99 path=a\n")]
    [InlineData("10 path=ab")]
    [InlineData("path=a\n")]
    [InlineData("0 path=a\n")]
    [InlineData("-1 path=a\n")]
    [InlineData("5 ab\n")]
    public async Task A_PAX_header_that_is_no_list_of_records_is_a_fault(string records)
    {
        var tar = new TarBytes().Add("p", records, 'x').Add("a.txt").End();

        Assert.Equal(ShardFaultKind.BadHeader, (await Assert.ThrowsAsync<TarException>(() => ReadAsync(tar.ToArray()))).Kind);
    }

    [Fact]
    public async Task A_PAX_header_may_not_be_large()
    {
        var tar = new TarBytes().Raw(TarBytes.Header("p", 2_000_000_000, 'x')).Raw(new byte[5000]);

        var error = await Assert.ThrowsAsync<TarException>(() => ReadAsync(tar.ToArray()));

        Assert.Equal("has a header of 2000000000 bytes at 512; expected at most 1048576", error.Message);
    }

    [Fact]
    public void A_tar_cut_or_changed_anywhere_gives_members_or_a_fault()
    {
        var whole = new TarBytes().Add("p", "14 path=a.txt\n", 'x').Add("a", "data").Add(LongName, LongName, 'L').Add("b").Add("c.jpg", new string('c', 600)).End().ToArray();

        Gen.Select(Gen.Int[0, whole.Length], Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((length, place, value) =>
        {
            var bytes = whole.ToArray();
            bytes[place] = value;
            try
            {
                Assert.True(ReadAsync(bytes[..length]).GetAwaiter().GetResult().Count <= 6);
            }
            catch (TarException)
            {
            }
        }, iter: 3000);
    }

    private static byte[] Written(TarEntryFormat format, (string Name, string Data)[] members)
    {
        var bytes = new MemoryStream();
        using (var writer = new System.Formats.Tar.TarWriter(bytes, format, leaveOpen: true))
        {
            foreach (var (name, data) in members)
            {
                writer.WriteEntry(Entry(format, name, new MemoryStream(Encoding.UTF8.GetBytes(data))));
            }
        }

        return bytes.ToArray();
    }

    private static System.Formats.Tar.TarEntry Entry(TarEntryFormat format, string name, Stream data) => format switch
    {
        TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name) { DataStream = data },
        TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = data },
        TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = data },
        _ => new GnuTarEntry(TarEntryType.RegularFile, name) { DataStream = data },
    };

    private static async Task<List<(string Name, string Data)>> ReadAsync(byte[] tar)
    {
        using var reader = new TarReader(new MemoryStream(tar));
        var members = new List<(string, string)>();
        while (await reader.NextAsync(default) is { } member)
        {
            members.Add((member.Name, Encoding.UTF8.GetString(await reader.ReadDataAsync(default))));
        }

        return members;
    }
}
