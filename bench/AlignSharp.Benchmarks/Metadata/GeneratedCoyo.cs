using DuckDB.NET.Data;

namespace AlignSharp.Benchmarks.Metadata;

/// <summary>
/// Made-up rows with COYO-700M's columns, the same for the same number of rows. Words follow Zipf's law over 100,000 of
/// them, 3 to 20 a text, so that bigrams have as long a tail as real ones.
/// </summary>
internal static class GeneratedCoyo
{
    private const string Setup =
        """
        SET memory_limit = '2GB';
        CREATE MACRO part(h) AS (h % 1000003) / 1000003.0;
        CREATE MACRO word(h) AS 'w' || CAST(floor(exp(ln(100000.0) * part(h))) AS INTEGER);
        """;

    private const string Copy =
        """
        COPY (
            SELECT i AS id,
                'https://img' || (hash(i) % 50000) || '.example.org/path/' || hash(i + 7) || '.jpg' AS url,
                list_aggregate([word(hash(i * 31 + j)) FOR j IN range(3 + CAST(hash(i) % 18 AS INTEGER))], 'string_agg', ' ') AS text,
                CAST(100 + hash(i * 3) % 2000 AS BIGINT) AS width,
                CAST(100 + hash(i * 5) % 2000 AS BIGINT) AS height,
                printf('%016x', CAST(hash(i * 7) >> 1 AS BIGINT)) AS image_phash,
                50::BIGINT AS text_length, 10::BIGINT AS word_count, 12::BIGINT AS num_tokens_bert, 12::BIGINT AS num_tokens_gpt,
                CAST(hash(i * 9) % 4 AS BIGINT) AS num_faces,
                part(hash(i * 11)) / 2 AS clip_similarity_vitb32,
                part(hash(i * 13)) / 2 AS clip_similarity_vitl14,
                pow(part(hash(i * 17)), 4) AS nsfw_score_opennsfw2,
                pow(part(hash(i * 19)), 4) AS nsfw_score_gantman,
                part(hash(i * 23)) AS watermark_score,
                2 + 6 * part(hash(i * 29)) AS aesthetic_score_laion_v2
            FROM range($1) rows(i)
        ) TO $2 (FORMAT parquet, COMPRESSION snappy)
        """;

    public static void Write(string path, long rows)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var setup = new DuckDBCommand(Setup, connection);
        setup.ExecuteNonQuery();
        using var copy = new DuckDBCommand(Copy, connection);
        copy.Parameters.Add(new DuckDBParameter("1", rows));
        copy.Parameters.Add(new DuckDBParameter("2", path));
        copy.ExecuteNonQuery();
    }
}
