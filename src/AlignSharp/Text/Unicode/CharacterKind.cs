namespace AlignSharp.Text.Unicode;

/// <summary>What the tokenizer needs to know about a code point; several may hold at once.</summary>
[Flags]
internal enum CharacterKind : byte
{
    /// <summary>A letter or anything else that words are made of.</summary>
    None = 0,

    /// <summary>Cleaning removes it.</summary>
    Removed = 1,

    /// <summary>White space.</summary>
    Space = 2,

    /// <summary>A nonspacing mark: stripping accents removes it.</summary>
    Mark = 4,

    /// <summary>A word of its own.</summary>
    Punctuation = 8,

    /// <summary>In the blocks that BERT takes for Chinese: a word of its own where the tokenizer is told so.</summary>
    Ideograph = 16,

    /// <summary>Has a canonical decomposition in the table; Hangul is computed instead.</summary>
    Decomposes = 32,

    /// <summary>Has a lower-case form in the table; all others are the runtime's.</summary>
    LowersSpecially = 64,
}
