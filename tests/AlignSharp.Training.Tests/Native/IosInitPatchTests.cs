using AlignSharp.Training.Native;
using CsCheck;

namespace AlignSharp.Training.Tests.Native;

public sealed class IosInitPatchTests
{
    private static readonly byte[] Original = File.ReadAllBytes(BridgeFile.Path);

    [Fact]
    public void Real_library_changes_in_its_flag_its_index_and_its_name_alone()
    {
        var patched = IosInitPatch.Apply(Original, "library");

        Assert.Equal(Original.Length, patched.Length);
        var changed = Enumerable.Range(0, Original.Length).Where(at => Original[at] != patched[at]).ToArray();
        Assert.InRange(changed.Length, 3, IosInitPatch.NewSymbol.Length + 2);
        var newer = VersionNeed.ReadAll(new ElfFile(patched, "patched")).Single(need => need.Name == IosInitPatch.NewVersion);
        Assert.Equal(2, patched[newer.FlagsPosition] & 2);
    }

    [Fact]
    public void Patched_library_has_nothing_left_to_patch()
    {
        var error = Assert.Throws<NativeLibraryException>(() => IosInitPatch.Apply(IosInitPatch.Apply(Original, "a"), "library"));

        Assert.Equal("library uses 0 symbols of GLIBCXX_3.4.32; expected _ZSt21ios_base_library_initv alone.", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(100_000)]
    public void Cut_files_are_refused(int length) =>
        Assert.Throws<NativeLibraryException>(() => IosInitPatch.Apply(Original[..length], "library"));

    [Fact]
    public void A_file_of_another_kind_is_refused_by_name()
    {
        var error = Assert.Throws<NativeLibraryException>(() => IosInitPatch.Apply(new byte[100], "notes.txt"));

        Assert.Equal("notes.txt has 100 bytes and no 64-bit little-endian ELF header; expected a Linux library.", error.Message);
    }

    [Fact]
    public void Damaged_tables_are_refused_or_patched_but_never_read_past_their_end()
    {
        var tables = TablePositions();
        Gen.Select(Gen.Int[0, tables.Length - 1], Gen.Byte).Array[1, 4].Sample(
            changes =>
            {
                var damaged = Original.ToArray();
                foreach (var (place, value) in changes)
                {
                    damaged[tables[place]] = value;
                }

                try
                {
                    Assert.Equal(damaged.Length, IosInitPatch.Apply(damaged, "library").Length);
                }
                catch (NativeLibraryException error)
                {
                    Assert.StartsWith("library ", error.Message, StringComparison.Ordinal);
                }
            },
            iter: 60);
    }

    // The file header, the section headers and the table of versions, where every offset and count lies.
    private static int[] TablePositions()
    {
        var headers = (int)BitConverter.ToInt64(Original, 0x28);
        var needs = new ElfFile(Original, "library").Single(ElfSection.VersionNeeds);
        return [.. Enumerable.Range(0, 64), .. Enumerable.Range(headers, Original.Length - headers), .. Enumerable.Range(needs.Offset, needs.Size)];
    }
}
