using System.CommandLine;
using System.Globalization;
using AlignSharp.Cli.Evaluation;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Quantization;

namespace AlignSharp.Cli.Quantization;

/// <summary>What an 8-bit model may lose, and the pairs to find out what it loses.</summary>
internal sealed class GuardOptions
{
    private readonly SetOptions _set = new();

    private readonly Option<double> _cosine = new("--min-cosine")
    {
        Description = "The least mean cosine of embeddings to float32, from 0 to 1.",
        HelpName = "C",
        DefaultValueFactory = _ => new QuantizationOptions().MinimumCosine,
    };

    private readonly Option<double> _loss = new("--max-loss")
    {
        Description = "The most points that zero-shot and retrieval may lose, each on average over its figures, from 0 to 100; measured where --data is given.",
        HelpName = "POINTS",
        DefaultValueFactory = _ => 0.5,
    };

    private readonly Option<bool> _force = new("--force") { Description = "Write the model even if it loses more." };

    public GuardOptions()
    {
        Bound(_cosine, 1);
        Bound(_loss, 100);
    }

    public void AddTo(Command command)
    {
        _set.AddTo(command, isRequired: false);
        command.Add(_cosine);
        command.Add(_loss);
        command.Add(_force);
    }

    public QuantizationOptions Options(ParseResult parsed) => new() { MinimumCosine = parsed.GetValue(_cosine) };

    /// <summary>The pairs to measure on; null where none are given.</summary>
    /// <exception cref="AlignException">They are not there, or laid out in no known way.</exception>
    public GuardPairs? OpenPairs(ParseResult parsed) =>
        _set.IsGiven(parsed) ? new GuardPairs(_set.Open(parsed), _set.Templates(parsed)) : null;

    /// <summary>Whether the model may be written; says why not.</summary>
    public bool Allows(ParseResult parsed, QuantizationReport report, Terminal terminal)
    {
        var objections = report.Objections(parsed.GetValue(_cosine), parsed.GetValue(_loss)).ToList();
        var isForced = parsed.GetValue(_force);
        foreach (var objection in objections)
        {
            (isForced ? (Action<string>)terminal.Warn : terminal.Fail)(objection);
        }

        if (objections.Count > 0 && !isForced)
        {
            terminal.Fail("The model was not written; --force writes it all the same.");
        }

        return objections.Count == 0 || isForced;
    }

    // Written so that NaN, which is neither below nor above anything, is refused too.
    private static void Bound(Option<double> option, int greatest) => option.Validators.Add(result =>
    {
        if (result.Number<double>() is { } given && !(given >= 0 && given <= greatest))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} is {given}; expected 0 to {greatest}."));
        }
    });
}
