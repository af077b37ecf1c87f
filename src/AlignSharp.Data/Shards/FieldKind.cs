namespace AlignSharp.Data.Shards;

/// <summary>What a field of a sample holds, by its extension.</summary>
internal enum FieldKind
{
    Other,
    Picture,
    Text,
    Json,
}
