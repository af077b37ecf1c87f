using System.CommandLine;
using AlignSharp.Evaluation;

namespace AlignSharp.Cli.Evaluation;

/// <summary>How figures are drawn, and where embeddings are kept.</summary>
internal sealed class MeasureOptions
{
    private const int MostResamples = 1_000_000;
    private readonly Option<ulong> _seed = new("--seed") { Description = "Decides every draw (default: 0).", HelpName = "N" };

    private readonly Option<int> _resamples;
    private readonly Option<string?> _cache = new("--cache") { Description = "A folder for embeddings (default: the user's cache).", HelpName = "FOLDER" };

    public MeasureOptions(int resamples, int least)
    {
        _resamples = new("--bootstrap")
        {
            Description = $"How often pictures are drawn again for each interval, from {least}.",
            HelpName = "N",
            DefaultValueFactory = _ => resamples,
        };
        _resamples.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var given && (given < least || given > MostResamples))
            {
                result.AddError($"--bootstrap is {given}; expected {least} to {MostResamples}.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_seed);
        command.Add(_resamples);
        command.Add(_cache);
    }

    public EvaluationOptions Read(ParseResult parsed) => new()
    {
        Seed = parsed.GetValue(_seed),
        Resamples = parsed.GetValue(_resamples),
        CacheFolder = parsed.GetValue(_cache),
    };
}
