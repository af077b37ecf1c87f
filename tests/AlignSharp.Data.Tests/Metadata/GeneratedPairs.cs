using DuckDB.NET.Data;

namespace AlignSharp.Data.Tests.Metadata;

/// <summary>A file of made-up pairs with COYO's columns, of a seed.</summary>
internal static class GeneratedPairs
{
    public static void Write(string path, int rows, int seed)
    {
        var random = new Random(seed);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, """
            CREATE TABLE pairs (id BIGINT, url VARCHAR, text VARCHAR, width BIGINT, height BIGINT, image_phash VARCHAR,
                clip_similarity_vitb32 DOUBLE, nsfw_score_opennsfw2 DOUBLE)
            """);
        using (var appender = connection.CreateAppender("pairs"))
        {
            for (var row = 0; row < rows; row++)
            {
                appender.CreateRow()
                    .AppendValue((long)row)
                    .AppendValue($"https://example.org/{row}.jpg")
                    .AppendValue(Text(random))
                    .AppendValue((long)random.Next(100, 1200))
                    .AppendValue((long)random.Next(100, 1200))
                    .AppendValue($"{random.Next(rows / 20):x16}")
                    .AppendValue(random.Next(20) == 0 ? null : random.NextDouble() / 2)
                    .AppendValue(Math.Pow(random.NextDouble(), 3))
                    .EndRow();
            }
        }

        Execute(connection, $"COPY pairs TO '{path}' (FORMAT parquet, COMPRESSION snappy)");
    }

    // Few short texts, so that some are shared by many; uneven white space of many kinds; words of very unequal frequency.
    private static string? Text(Random random) => random.Next(50) switch
    {
        0 => null,
        1 => "",
        < 8 => $"word{random.Next(300)}",
        _ => string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => Space(random) + Word(random))),
    };

    private static string Word(Random random)
    {
        var rank = (int)Math.Exp(random.NextDouble() * Math.Log(3000));
        return random.Next(4) == 0 ? $"WÖRD{rank}," : $"wörd{rank}";
    }

    private static string Space(Random random) =>
        random.Next(12) switch { 0 => "  ", 1 => "\t\n", 2 => "\u00A0", 3 => "\u3000 ", 4 => "\v", 5 => "\u0085", _ => " " };

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
