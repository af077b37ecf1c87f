namespace AlignSharp.Data.Metadata.Rules;

/// <summary>
/// How texts are cut. Folding makes every run of white space (Unicode's White_Space property) one space and trims the
/// ends; a word, or unigram, is what stands between spaces of a folded text, punctuation and all; a bigram is two
/// neighbouring unigrams. For counting n-grams letters are made lower-case one by one.
/// </summary>
internal static class TextSql
{
    /// <summary>How many words a candidate's folded text has.</summary>
    public const string WordCount =
        "CASE WHEN text = '' THEN 0 ELSE length(text) - length(replace(text, ' ', '')) + 1 END";

    /// <summary>The unigrams of a candidate's folded text, which is not empty.</summary>
    public const string UnigramsOfText = "string_split(lower(text), ' ')";

    /// <summary>The bigrams of a list <c>unigrams</c>, each with a space in the middle.</summary>
    public const string BigramsOfUnigrams =
        "list_transform(list_zip(unigrams[:-2], unigrams[2:]), lambda pair: pair[1] || ' ' || pair[2])";

    // A single space, by far the most common, matches none of the three and is not rewritten.
    private const string UnevenSpace = @"[\s\x{0B}\x{85}\p{Z}]{2,}|[\t\n\f\r\x{0B}\x{85}]|[^\P{Z} ]";

    /// <summary>The text of a column, folded; null counts as empty.</summary>
    public static string Fold(string column) =>
        $"trim(regexp_replace(coalesce(CAST({column} AS VARCHAR), ''), '{UnevenSpace}', ' ', 'g'), ' ')";
}
