using DuckDB.NET.Data;

namespace AlignSharp.Data.Tests.Metadata;

/// <summary>A row of metadata in memory, its text cut in plain C#.</summary>
internal sealed record PairRow(
    long Id, long Width, long Height, string Image, double? Clip, double Nsfw, string Text, string[] Words, string[] Ngrams)
{
    public int Characters => Text.EnumerateRunes().Count();

    public static List<PairRow> Read(string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT id, text, width, height, image_phash, clip_similarity_vitb32, nsfw_score_opennsfw2 FROM '{path}'";
        using var reader = command.ExecuteReader();
        var rows = new List<PairRow>();
        while (reader.Read())
        {
            rows.Add(Read(reader));
        }

        return rows;
    }

    private static PairRow Read(DuckDBDataReader row)
    {
        var raw = row.IsDBNull(1) ? "" : row.GetString(1);
        var words = raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var unigrams = words.Select(word => word.ToLowerInvariant()).ToArray();
        var bigrams = unigrams.Zip(unigrams.Skip(1), (left, right) => $"{left} {right}");
        return new PairRow(
            row.GetInt64(0), row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetDouble(5),
            row.GetDouble(6), string.Join(' ', words), words, [.. unigrams, .. bigrams]);
    }
}
