using System.CommandLine;
using AlignSharp.Search;

namespace AlignSharp.Cli.Search;

/// <summary><c>--store</c>: how an index keeps its vectors.</summary>
internal sealed class PrecisionOption : Option<VectorPrecision>
{
    public PrecisionOption()
        : base("--store")
    {
        Description = "How vectors are kept: float32, float16, or int8 with float32 beside it (fastest).";
        HelpName = "float32|float16|int8";
        DefaultValueFactory = _ => VectorPrecision.Float32;
        CustomParser = result => Enum.TryParse<VectorPrecision>(result.Tokens[0].Value, ignoreCase: true, out var precision) && Enum.IsDefined(precision)
            ? precision
            : Refuse(result);
    }

    private static VectorPrecision Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--store is {result.Tokens[0].Value}; expected float32, float16 or int8.");
        return default;
    }
}
