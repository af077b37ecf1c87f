using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Progress;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Filtering;

namespace AlignSharp.Cli.Data;

/// <summary><c>align data filter IN... -o OUT</c>: keeps the pairs that pass every rule and shows what each rule removes.</summary>
internal sealed class FilterCommand : Command
{
    private readonly MetadataOptions _metadata = new();
    private readonly FilterRuleOptions _rules = new();

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The file to write: .parquet, .csv, .tsv, .jsonl or .json.",
        HelpName = "OUT",
        Required = true,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print the counts as JSON." };

    public FilterCommand(Terminal terminal)
        : base("filter", "Keep the pairs that pass every rule; show how many each rule removes, alone and in order.")
    {
        Add(_metadata.InputArgument);
        Add(_output);
        foreach (var option in _rules.All.Concat(_metadata.All))
        {
            Add(option);
        }

        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var summary = await FilterAsync(parsed, terminal, cancellationToken);
            await PrintAsync(summary, parsed.GetValue(_json), terminal);
        }
        catch (NoRowsLeftException error)
        {
            // The funnel shows which rule was too strict.
            await PrintAsync(error.Summary, parsed.GetValue(_json), terminal);
            throw;
        }
        catch (MetadataRequestException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private Task<FilterSummary> FilterAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var request = new MetadataFilterRequest
        {
            Inputs = _metadata.Inputs(parsed),
            Output = parsed.GetRequiredValue(_output),
            Rules = _rules.Read(parsed),
            Columns = _metadata.Columns(parsed),
        };
        var filter = new MetadataFilter(_metadata.Engine(parsed));
        return ProgressDisplay.CountAsync(
            terminal, "filtering", "steps", null, meter => filter.RunAsync(request, new MetadataMeter(meter), cancellationToken));
    }

    private static async Task PrintAsync(FilterSummary summary, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            await terminal.Output.WriteLineAsync(DataJson.Of(new
            {
                rows = summary.Rows,
                kept = summary.Kept,
                rules = FunnelJson.Of(summary.Rules),
            }));
        }
        else
        {
            terminal.Screen.Write(FunnelTable.Of(summary));
        }

        await terminal.Output.FlushAsync(CancellationToken.None);
    }
}
