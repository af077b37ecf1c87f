using System.Collections.Immutable;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Metadata.Engine;

/// <summary>One statement of SQL and the values bound to its <c>$1</c>, <c>$2</c>, ...</summary>
internal sealed record SqlStatement(string Text, ImmutableArray<object> Values)
{
    public SqlStatement(string text)
        : this(text, [])
    {
    }

    /// <summary>The statement as a command of a connection; the caller disposes of it.</summary>
    public DuckDBCommand CreateCommand(DuckDBConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Text;
        for (var i = 0; i < Values.Length; i++)
        {
            command.Parameters.Add(new DuckDBParameter($"{i + 1}", Values[i]));
        }

        return command;
    }
}
