using System.CommandLine;
using AlignSharp.Evaluation;

namespace AlignSharp.Cli.Evaluation;

/// <summary>How figures are drawn, and where embeddings are kept.</summary>
internal sealed class MeasureOptions
{
    private const int MostResamples = 1_000_000;
    private readonly Option<ulong> _seed = new("--seed") { Description = "Decides every draw (default: 0).", HelpName = "N" };

    private readonly Option<int> _resamples = new("--bootstrap")
    {
        Description = "How often pictures are drawn again for each interval; 0 makes none.",
        HelpName = "N",
        DefaultValueFactory = _ => new EvaluationOptions().Resamples,
    };

    private readonly Option<string?> _cache = new("--cache") { Description = "A folder for embeddings (default: the user's cache).", HelpName = "FOLDER" };

    public MeasureOptions() => _resamples.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is < 0 or > MostResamples)
        {
            result.AddError($"--bootstrap is {result.GetValueOrDefault<int>()}; expected 0 to {MostResamples}.");
        }
    });

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
