using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace AlignSharp.Cli.Options;

/// <summary>Reads a number for a validator, which also runs where the text is none; that is reported by the parser itself.</summary>
internal static class OptionNumbers
{
    /// <summary>The number that was given; null where none was, or the text is none.</summary>
    public static T? Number<T>(this OptionResult result)
        where T : struct, INumber<T> =>
        result.Tokens is [var token] && T.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) ? value : null;
}
