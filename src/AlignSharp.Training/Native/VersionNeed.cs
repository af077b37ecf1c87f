namespace AlignSharp.Training.Native;

/// <summary>A version of a library's symbols that an ELF file needs.</summary>
/// <param name="Name">The version, as <c>GLIBCXX_3.4.32</c>.</param>
/// <param name="Index">The number by which symbols refer to it.</param>
/// <param name="FlagsPosition">Where its flags lie in the file.</param>
internal readonly record struct VersionNeed(string Name, ushort Index, int FlagsPosition)
{
    private const int EntryBytes = 16;
    private const int FlagsOffset = 4;

    /// <summary>Reads every version that a file needs, of all libraries.</summary>
    public static IReadOnlyList<VersionNeed> ReadAll(ElfFile file)
    {
        var section = file.Single(ElfSection.VersionNeeds);
        var names = file.Linked(section);
        var needs = new List<VersionNeed>();
        var library = 0;
        for (var remaining = section.Count; remaining > 0; remaining--)
        {
            var count = file.UInt16(section, library + 2);
            ReadLibrary(file, section, names, Step(file, section, library, 8), count, needs);
            library = remaining > 1 ? Step(file, section, library, 12) : library;
        }

        return needs;
    }

    private static void ReadLibrary(
        ElfFile file, ElfSection section, ElfSection names, int entry, int count, List<VersionNeed> needs)
    {
        for (; count > 0; count--)
        {
            needs.Add(new VersionNeed(
                file.Text(names, file.Int32(section, entry + 8)),
                file.UInt16(section, entry + 6),
                file.Position(section, entry + FlagsOffset, sizeof(ushort))));
            entry = count > 1 ? Step(file, section, entry, 12) : entry;
        }
    }

    // Entries point forward only, so that a damaged file cannot make a loop.
    private static int Step(ElfFile file, ElfSection section, int from, int distanceOffset)
    {
        var distance = file.Int32(section, from + distanceOffset);
        return distance >= EntryBytes && distance <= section.Size - from
            ? from + distance
            : throw file.Error($"has a version entry {distance} bytes after another", $"at least {EntryBytes} and within its section");
    }
}
