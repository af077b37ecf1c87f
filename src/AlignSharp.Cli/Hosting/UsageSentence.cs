using System.CommandLine.Parsing;

namespace AlignSharp.Cli.Hosting;

/// <summary>What is wrong with a command line, in a line. A value of the wrong kind is said in words, not in types of .NET.</summary>
internal static class UsageSentence
{
    public static string Of(ParseError error) => error.SymbolResult is OptionResult { Tokens: [var token] } result
        && error.Message.StartsWith("Cannot parse argument", StringComparison.Ordinal)
            ? $"{result.Option.Name} is {token.Value}; expected {Kind(result.Option.ValueType)}."
            : error.Message.ReplaceLineEndings("").Replace("\t", " ", StringComparison.Ordinal);

    private static string Kind(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.Int32 or TypeCode.Int64 or TypeCode.UInt32 or TypeCode.UInt64 => "a whole number",
        TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "a number",
        _ => "another value",
    };
}
