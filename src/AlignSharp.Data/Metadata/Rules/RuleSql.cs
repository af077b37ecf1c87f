using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>What a rule needs to write its predicate: bound values, in the type of the column they are compared with.</summary>
internal sealed class RuleSql(MetadataSchema schema, SqlValues values)
{
    /// <summary>
    /// Binds a number to be compared with a role's column. A single-precision column is compared in single precision: its
    /// 0.28 is the nearest float, which a double 0.28 would not meet.
    /// </summary>
    public string Bound(ColumnRole role, double bound) =>
        schema.Find(role) is { IsFloat: true } ? $"CAST({values.Bind(bound)} AS FLOAT)" : Bind(bound);

    public string Bind(object value) => values.Bind(value);

    /// <summary>A test that an expression lies between two bounds, of which one may be absent.</summary>
    public string Between(string expression, int? minimum, int? maximum)
    {
        string?[] tests =
        [
            minimum is { } low ? $"{expression} >= {Bind(low)}" : null,
            maximum is { } high ? $"{expression} <= {Bind(high)}" : null,
        ];
        return string.Join(" AND ", tests.Where(test => test is not null));
    }
}
