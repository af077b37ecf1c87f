using System.Globalization;
using DuckDB.NET.Data;

namespace AlignSharp.Benchmarks.Metadata;

/// <summary>
/// Made-up rows with COYO-700M's columns. Words follow a power law, as those of real texts do, so that the frequency rule
/// meets frequent and rare ones; one row in 20 repeats a text that many others have.
/// </summary>
internal static class GeneratedMetadata
{
    public static void Write(string path, long rows)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SET memory_limit = '1GB';
            SET preserve_insertion_order = false;
            SELECT setseed(0.5);
            COPY (
                SELECT i AS id, 'https://example.org/' || i || '.jpg' AS url,
                       CASE WHEN i % 20 = 0 THEN 'repeated text number ' || (i % 1000) ELSE words END AS text,
                       CAST(100 + random() * 2000 AS INTEGER) AS width, CAST(100 + random() * 1500 AS INTEGER) AS height,
                       printf('%016x', hash(i)) AS image_phash, length(words) AS text_length,
                       length(words) - length(replace(words, ' ', '')) + 1 AS word_count,
                       20 AS num_tokens_bert, 20 AS num_tokens_gpt, CAST(random() * 3 AS INTEGER) AS num_faces,
                       CAST(random() * 0.5 AS FLOAT) AS clip_similarity_vitb32, CAST(random() * 0.4 AS FLOAT) AS clip_similarity_vitl14,
                       CAST(random() AS FLOAT) AS nsfw_score_opennsfw2, CAST(random() AS FLOAT) AS nsfw_score_gantman,
                       CAST(random() AS FLOAT) AS watermark_score, CAST(random() * 10 AS FLOAT) AS aesthetic_score_laion_v2
                FROM (SELECT i, array_to_string(list_transform(range(2 + CAST(random() * 12 AS INTEGER)),
                          lambda k: 'w' || CAST(pow(1e6, random()) AS INTEGER)), ' ') AS words
                      FROM range({rows}) AS t(i))
            ) TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, COMPRESSION snappy);
            """);
        command.ExecuteNonQuery();
    }
}
