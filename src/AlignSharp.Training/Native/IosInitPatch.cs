using System.Buffers.Binary;
using System.Text;

namespace AlignSharp.Training.Native;

/// <summary>
/// Makes a library built with GCC 13 loadable where libstdc++ is older (Debian 12, Ubuntu 22.04). The only newer symbol it
/// uses is <c>std::ios_base_library_init()</c>, an empty function that only ties the library to a new enough libstdc++.
/// The patch points that symbol at <c>std::ios_base::Init::Init()</c>, which every version has and which merely counts
/// its callers, and marks the need for the newer version as weak.
/// </summary>
internal static class IosInitPatch
{
    public const string NewVersion = "GLIBCXX_3.4.32";
    public const string NewSymbol = "_ZSt21ios_base_library_initv";

    private const string OldVersion = "GLIBCXX_3.4";
    private const string OldSymbol = "_ZNSt8ios_base4InitC1Ev";
    private const ushort WeakFlag = 2;
    private const int SymbolBytes = 24;

    /// <summary>A patched copy.</summary>
    /// <param name="original">The library's bytes.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="NativeLibraryException">The library is damaged, or uses other newer symbols too.</exception>
    public static byte[] Apply(byte[] original, string path)
    {
        var file = new ElfFile(original, path);
        var needs = VersionNeed.ReadAll(file);
        var (newer, older) = (Need(file, needs, NewVersion), Need(file, needs, OldVersion));
        var (versions, symbol) = FindSymbol(file, newer);
        var name = FindName(file, symbol);

        var patched = original.ToArray();
        var flags = patched.AsSpan(newer.FlagsPosition);
        BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | WeakFlag));
        var version = file.Position(versions, symbol * sizeof(ushort), sizeof(ushort));
        BinaryPrimitives.WriteUInt16LittleEndian(patched.AsSpan(version), older.Index);
        var bytes = patched.AsSpan(name, NewSymbol.Length);
        bytes.Clear();
        Encoding.ASCII.GetBytes(OldSymbol, bytes);
        return patched;
    }

    private static VersionNeed Need(ElfFile file, IReadOnlyList<VersionNeed> needs, string name)
    {
        var found = needs.Where(need => need.Name == name).ToArray();
        return found.Length == 1 ? found[0] : throw file.Error($"needs {name} {found.Length} times", "once");
    }

    private static (ElfSection Versions, int Symbol) FindSymbol(ElfFile file, VersionNeed newer)
    {
        var versions = file.Single(ElfSection.SymbolVersions);
        var users = Enumerable.Range(0, versions.Size / sizeof(ushort))
            .Where(symbol => file.UInt16(versions, symbol * sizeof(ushort)) == newer.Index)
            .ToArray();
        return users.Length == 1
            ? (versions, users[0])
            : throw file.Error($"uses {users.Length} symbols of {NewVersion}", $"{NewSymbol} alone");
    }

    private static int FindName(ElfFile file, int symbol)
    {
        var symbols = file.Single(ElfSection.DynamicSymbols);
        var names = file.Linked(symbols);
        var start = file.Int32(symbols, symbol * SymbolBytes);
        var name = file.Text(names, start);
        if (name != NewSymbol)
        {
            throw file.Error($"uses {name} of {NewVersion}", NewSymbol);
        }

        for (var other = 0; other < symbols.Size / SymbolBytes; other++)
        {
            if (other != symbol && file.Int32(symbols, other * SymbolBytes) is var at && at >= start && at <= start + name.Length)
            {
                throw file.Error($"shares the name of symbol {symbol} with symbol {other}", "a name of its own");
            }
        }

        return file.Position(names, start, name.Length);
    }
}
