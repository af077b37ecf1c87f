using AlignSharp.Data.Deduplication.Decisions;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Metadata.Filtering;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Deduplication.Outputs;

/// <summary>
/// Writes what became of each picture of the inputs, in their order and then those skipped: source, key, status (kept,
/// dropped, skipped), reason, the picture it duplicates, and how near that is.
/// </summary>
internal static class DecisionTable
{
    private const string Create = """
        CREATE TABLE decisions (
            source VARCHAR, key VARCHAR, status VARCHAR, reason VARCHAR,
            duplicate_source VARCHAR, duplicate_of VARCHAR, hash_distance INTEGER, cosine FLOAT)
        """;

    public static void Write(string path, DedupResult result)
    {
        using var file = new PendingFile(path);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, "SET autoinstall_known_extensions = false");
        Execute(connection, "SET autoload_known_extensions = false");
        Execute(connection, Create);
        using (var rows = connection.CreateAppender("decisions"))
        {
            Append(rows, result);
        }

        file.CreateFolder();
        Execute(connection, $"COPY decisions TO {SqlName.Literal(file.TemporaryPath)} ({KeptRows.Options(path)})");
        file.Commit();
    }

    private static void Append(DuckDBAppender rows, DedupResult result)
    {
        for (var picture = 0; picture < result.Pictures.Own; picture++)
        {
            Append(rows.CreateRow(), result, picture);
        }

        foreach (var skipped in result.Read.Skipped.Take(result.Read.SkippedOwn))
        {
            rows.CreateRow().AppendValue(skipped.Source).AppendValue(skipped.Key).AppendValue("skipped").AppendValue(skipped.Reason)
                .AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue().EndRow();
        }
    }

    private static void Append(IDuckDBAppenderRow row, DedupResult result, int picture)
    {
        var entry = result.Pictures[picture];
        row.AppendValue(entry.Source.Path).AppendValue(entry.Key);
        if (result.Verdicts[picture] is { Rule: { } rule } verdict)
        {
            var keeper = result.Pictures[verdict.Keeper];
            var isHash = rule.Method == DedupMethod.PerceptualHash;
            row.AppendValue("dropped").AppendValue(rule.Name).AppendValue(keeper.Source.Path).AppendValue(keeper.Key)
                .AppendValue(isHash ? (int?)verdict.Measure : null).AppendValue(isHash ? null : (float?)verdict.Measure);
        }
        else
        {
            row.AppendValue("kept").AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue();
        }

        row.EndRow();
    }

    private static void Execute(DuckDBConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
