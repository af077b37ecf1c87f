using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace AlignSharp.Training.Native;

/// <summary>
/// The sections of a 64-bit little-endian ELF file. Every offset is checked before it is followed, for the file may be
/// damaged.
/// </summary>
internal sealed class ElfFile
{
    private const int HeaderBytes = 64;
    private const int SectionHeaderBytes = 64;

    private readonly byte[] _bytes;
    private readonly string _path;

    public ElfFile(byte[] bytes, string path)
    {
        _bytes = bytes;
        _path = path;
        if (bytes.Length < HeaderBytes || !bytes.AsSpan().StartsWith("\u007fELF\u0002\u0001"u8))
        {
            throw Error($"has {bytes.Length} bytes and no 64-bit little-endian ELF header", "a Linux library");
        }

        Sections = ReadSections();
    }

    public ImmutableArray<ElfSection> Sections { get; }

    /// <summary>The only section of a type.</summary>
    public ElfSection Single(uint type)
    {
        var found = Sections.Where(section => section.Type == type).ToArray();
        return found.Length == 1
            ? found[0]
            : throw Error($"has {found.Length} sections of type 0x{type:X}", "exactly one");
    }

    /// <summary>The section that another one refers to.</summary>
    public ElfSection Linked(ElfSection section) => section.Link < Sections.Length
        ? Sections[section.Link]
        : throw Error($"refers to section {section.Link}", $"fewer than {Sections.Length}");

    public ushort UInt16(ElfSection section, int offset) =>
        BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(Position(section, offset, sizeof(ushort)), sizeof(ushort)));

    public int Int32(ElfSection section, int offset) =>
        BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(Position(section, offset, sizeof(int)), sizeof(int)));

    /// <summary>The zero-terminated text at an offset of a section.</summary>
    public string Text(ElfSection section, int offset)
    {
        var rest = _bytes.AsSpan(Position(section, offset, 1), section.Size - offset);
        var length = rest.IndexOf((byte)0);
        return length >= 0
            ? Encoding.ASCII.GetString(rest[..length])
            : throw Error($"has a name at {offset} that does not end", "a zero byte after it");
    }

    /// <summary>Where some bytes of a section lie in the file.</summary>
    public int Position(ElfSection section, int offset, int length) =>
        offset >= 0 && length >= 0 && offset <= section.Size - length
            ? section.Offset + offset
            : throw Error($"refers to {length} bytes at {offset} of a section", $"an offset within its {section.Size} bytes");

    public NativeLibraryException Error(string found, string expected) => new($"{_path} {found}; expected {expected}.");

    private ImmutableArray<ElfSection> ReadSections()
    {
        var start = BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(0x28));
        var size = BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(0x3A));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(0x3C));
        if (size != SectionHeaderBytes || start > (ulong)_bytes.Length
            || count * SectionHeaderBytes > _bytes.Length - (int)start)
        {
            throw Error($"places {count} section headers of {size} bytes at {start}", $"all of them within its {_bytes.Length} bytes");
        }

        return [.. Enumerable.Range(0, count).Select(index => ReadSection((int)start + (index * SectionHeaderBytes)))];
    }

    private ElfSection ReadSection(int position)
    {
        var header = _bytes.AsSpan(position, SectionHeaderBytes);
        var type = BinaryPrimitives.ReadUInt32LittleEndian(header[0x04..]);
        var offset = BinaryPrimitives.ReadUInt64LittleEndian(header[0x18..]);
        var size = BinaryPrimitives.ReadUInt64LittleEndian(header[0x20..]);
        var link = BinaryPrimitives.ReadUInt32LittleEndian(header[0x28..]);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(header[0x2C..]);
        if (type == ElfSection.NoBits)
        {
            return new ElfSection(type, 0, 0, 0, 0);
        }

        var length = (ulong)_bytes.Length;
        return offset <= length && size <= length - offset && link <= ushort.MaxValue && count <= int.MaxValue
            ? new ElfSection(type, (int)offset, (int)size, (int)link, (int)count)
            : throw Error($"has a section of {size} bytes at {offset}", $"one within its {_bytes.Length} bytes");
    }
}
