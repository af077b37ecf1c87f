using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>
/// Keeps texts all of whose uni- and bigrams are among the most frequent of all rows. Unigrams and bigrams are ranked
/// together by how often they occur; where counts are equal, the one that comes first in the order of UTF-8 bytes ranks
/// first, so that exactly so many are frequent, and the same ones in every run. A text without words passes.
/// ALIGN: 100 million.
/// </summary>
/// <param name="Count">How many uni- and bigrams, together, are frequent.</param>
public sealed record FrequentNgramsRule(long Count) : FilterRule
{
    private const string EachUnigram =
        $"SELECT rowid AS candidate, unnest({TextSql.UnigramsOfText}) AS gram FROM candidates WHERE text <> ''";

    private const string EachBigram =
        $"SELECT candidate, unnest({TextSql.BigramsOfUnigrams}) AS gram "
        + $"FROM (SELECT rowid AS candidate, {TextSql.UnigramsOfText} AS unigrams FROM candidates WHERE text <> '')";

    // The count of the last that is frequent, how many have a higher one, and which side of the cut is the smaller.
    private const string Cut =
        """
        CREATE TABLE ngram_cut AS
        WITH counts AS (SELECT n, count(*) AS grams FROM ngrams GROUP BY n),
             ranked AS (SELECT n, grams, sum(grams) OVER (ORDER BY n DESC) AS up_to FROM counts)
        SELECT coalesce(max(n), 0) AS n,
               coalesce(arg_max(up_to - grams, n), 0) AS above,
               (SELECT coalesce(sum(grams), 0) FROM counts) >= 2 * $1 AS lists_frequent
        FROM ranked WHERE up_to >= $1
        """;

    private const string FrequentAmongEqual =
        """
        CREATE TABLE frequent_equals AS
        SELECT gram FROM ngrams WHERE n = (SELECT n FROM ngram_cut)
        ORDER BY gram LIMIT (SELECT $1 - above FROM ngram_cut)
        """;

    // Only the smaller side of the cut is looked up, so that the hash table is as small as it can be.
    private const string Listed =
        """
        CREATE TABLE listed_ngrams AS
        SELECT gram FROM ngrams, ngram_cut
        WHERE lists_frequent =
            (ngrams.n > ngram_cut.n OR (ngrams.n = ngram_cut.n AND gram IN (SELECT gram FROM frequent_equals)))
        """;

    private const string IsRare =
        "(gram IN (SELECT gram FROM listed_ngrams)) <> (SELECT lists_frequent FROM ngram_cut)";

    /// <inheritdoc/>
    public override string Name => $"ngrams_in_top_{Count}";

    /// <inheritdoc/>
    public override string Description => $"texts of the {Count} most frequent uni- and bigrams";

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Text];

    internal override IEnumerable<SqlStatement> Preparation =>
    [
        new($"CREATE TABLE ngrams AS SELECT gram, count(*) AS n FROM ({EachUnigram}) GROUP BY gram"),
        new($"INSERT INTO ngrams SELECT gram, count(*) FROM ({EachBigram}) GROUP BY gram"),
        new(Cut, [Count]),
        new(FrequentAmongEqual, [Count]),
        new(Listed),
        new($"CREATE TABLE rare_candidates AS SELECT DISTINCT candidate FROM ({EachUnigram}) WHERE {IsRare}"),
        new($"INSERT INTO rare_candidates SELECT DISTINCT candidate FROM ({EachBigram}) WHERE {IsRare}"),
    ];

    internal override string Predicate(RuleSql sql) => "candidates.rowid NOT IN (SELECT candidate FROM rare_candidates)";
}
