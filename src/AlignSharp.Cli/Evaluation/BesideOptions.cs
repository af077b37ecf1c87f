using System.CommandLine;
using AlignSharp.Evaluation.Sets;

namespace AlignSharp.Cli.Evaluation;

/// <summary>Sets that a measurement needs beside the measured one; laid out in any way that <c>--data</c> may be.</summary>
internal sealed class BesideOptions
{
    private readonly Option<string[]> _train = new("--train")
    {
        Description = "Pictures with the same labels for knn and probe to learn from (default: half of each class).",
        HelpName = "DATA",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _trainSplit = new("--train-split") { Description = "The part of --train that counts.", HelpName = "NAME" };

    private readonly Option<string[]> _reference = new("--reference")
    {
        Description = "A second set of the same classes, for tasks that compare sets.",
        HelpName = "DATA",
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command)
    {
        command.Add(_train);
        command.Add(_trainSplit);
        command.Add(_reference);
    }

    /// <exception cref="AlignException">The data are not there, or laid out in no known way.</exception>
    public IEvaluationSet? OpenTrain(ParseResult parsed, IEvaluationSet measured) => Open(parsed.GetValue(_train), parsed.GetValue(_trainSplit), measured);

    /// <exception cref="AlignException">The data are not there, or laid out in no known way.</exception>
    public IEvaluationSet? OpenReference(ParseResult parsed, IEvaluationSet measured) => Open(parsed.GetValue(_reference), null, measured);

    private static IEvaluationSet? Open(string[]? data, string? split, IEvaluationSet measured) => data is not { Length: > 0 } ? null
        : new SetRequest([.. data]) { Split = split, FieldsIfNamed = measured.Fields }.Open();
}
