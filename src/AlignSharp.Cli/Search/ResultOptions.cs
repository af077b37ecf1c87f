using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Search;
using AlignSharp.Search.Filters;

namespace AlignSharp.Cli.Search;

/// <summary>How many results, of which rows, and how they are chosen.</summary>
internal sealed class ResultOptions
{
    private readonly Option<int> _count = new("--count", "-k")
    {
        Description = "How many results.",
        HelpName = "K",
        DefaultValueFactory = _ => SearchOptions.Default.Count,
    };

    private readonly Option<string[]> _where = new("--where")
    {
        Description = "Only rows whose metadata fit: width>=640, label=cat, caption~beach. Several must all fit.",
        HelpName = "CONDITION",
    };

    private readonly Option<float> _diversity = new("--diversity") { Description = "0 to 1: how much results should differ from each other (maximal marginal relevance).", HelpName = "D" };
    private readonly Option<float?> _collapse = new("--collapse") { Description = "Of results whose cosine is at least this, show only the best.", HelpName = "COSINE" };

    private readonly Option<bool> _approximate = new("--approximate") { Description = "Follow the index's graph ('align index graph') instead of looking at every row." };

    public void AddTo(Command command)
    {
        command.Add(_approximate);
        command.Add(_count);
        command.Add(_where);
        command.Add(_diversity);
        command.Add(_collapse);
    }

    /// <exception cref="UsageException">A condition is none, or a value is out of its range.</exception>
    public SearchOptions Read(ParseResult parsed)
    {
        try
        {
            var options = Create(parsed);
            options.Check();
            return options;
        }
        catch (SearchException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private SearchOptions Create(ParseResult parsed) => new()
    {
        Count = parsed.GetValue(_count),
        Where = [.. (parsed.GetValue(_where) ?? []).Select(RowCondition.Parse)],
        Diversity = parsed.GetValue(_diversity),
        Approximate = parsed.GetValue(_approximate),
        CollapseAbove = parsed.GetValue(_collapse),
    };
}
