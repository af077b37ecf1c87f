using System.CommandLine;
using System.Globalization;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Progress;
using AlignSharp.Cli.Serve;
using AlignSharp.Search.Approximate;

namespace AlignSharp.Cli.Search;

/// <summary><c>align index graph INDEX</c>: the graph that <c>align search --approximate</c> follows.</summary>
internal sealed class IndexGraphCommand : Command
{
    private readonly Argument<string> _index = new("INDEX") { Description = "The index's folder." };
    private readonly AtLeastOption _links = new("--links", "Links of a row to its neighbours, 2 to 256 (default: 32).", 2);
    private readonly AtLeastOption _build = new("--build-effort", "Rows looked at to link a new one; more find more and take longer to build (default: 128).");
    private readonly AtLeastOption _search = new("--search-effort", "Rows looked at in a search, at least (default: 96).");

    public IndexGraphCommand(Terminal terminal)
        : base("graph", "Build the graph of an index, by which 'align search --approximate' looks at few rows instead of all.")
    {
        Add(_index);
        Add(_links);
        Add(_build);
        Add(_search);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var usual = new GraphOptions();
        var options = new GraphOptions
        {
            Links = _links.Or(parsed, usual.Links),
            BuildEffort = _build.Or(parsed, usual.BuildEffort),
            SearchEffort = _search.Or(parsed, usual.SearchEffort),
        };
        var folder = parsed.GetRequiredValue(_index);
        var bytes = await ProgressDisplay.CountAsync(terminal, "Linking", "vectors", total: null, meter => Task.Run(
            () => GraphBuilder.Build(folder, options, progress: meter, cancellationToken: cancellationToken), cancellationToken));
        terminal.Note(string.Create(CultureInfo.InvariantCulture, $"A graph of {bytes / 1e6:F1} MB was written to {folder}."));
        return ExitCode.Success;
    }
}
