namespace AlignSharp.Training.Native;

/// <summary>A section of an ELF file whose bytes are known to lie within the file.</summary>
/// <param name="Type">What it holds (<c>sh_type</c>).</param>
/// <param name="Offset">Where it starts.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Link">The section that it refers to, as a symbol table to its names.</param>
/// <param name="Count">For version needs, the number of entries (<c>sh_info</c>).</param>
internal readonly record struct ElfSection(uint Type, int Offset, int Size, int Link, int Count)
{
    public const uint DynamicSymbols = 11;
    public const uint VersionNeeds = 0x6FFFFFFE;
    public const uint SymbolVersions = 0x6FFFFFFF;
    public const uint NoBits = 8;
}
