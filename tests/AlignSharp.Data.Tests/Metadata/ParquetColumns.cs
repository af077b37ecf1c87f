using DuckDB.NET.Data;

namespace AlignSharp.Data.Tests.Metadata;

/// <summary>The names and types of a Parquet file's columns.</summary>
internal static class ParquetColumns
{
    public static List<(string Name, string Type)> Of(string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"DESCRIBE SELECT * FROM '{path}'";
        using var reader = command.ExecuteReader();
        var columns = new List<(string, string)>();
        while (reader.Read())
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        return columns;
    }
}
