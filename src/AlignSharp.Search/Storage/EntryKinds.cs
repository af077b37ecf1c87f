namespace AlignSharp.Search.Storage;

/// <summary>The kinds of entries as the table spells them.</summary>
internal static class EntryKinds
{
    public static string Write(EntryKind kind) => kind == EntryKind.Text ? "text" : "image";

    public static EntryKind Read(string kind) => kind == "text" ? EntryKind.Text : EntryKind.Image;
}
