namespace AlignSharp.Text.Files;

/// <summary>What BERT's tokenizer and ALIGN's training take where the files leave it open.</summary>
internal static class BertDefaults
{
    /// <summary>What marks a token that continues a word.</summary>
    public const string ContinuingPrefix = "##";

    /// <summary>The most characters of a word; longer ones are unknown.</summary>
    public const int LongestWord = 100;

    /// <summary>Tokens of a text, as ALIGN was trained.</summary>
    public const int MaxLength = 64;
}
