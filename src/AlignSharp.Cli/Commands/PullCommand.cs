using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Progress;
using AlignSharp.Hub;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align pull REPO</c>: brings a model of the hub into the cache, for <c>--model REPO</c>.</summary>
internal sealed class PullCommand : Command
{
    private readonly Argument<string> _repository = new("REPO") { Description = "The model's name, such as kakaobrain/align-base." };

    private readonly Option<string> _revision = new("--revision")
    {
        Description = "A branch, a tag or a commit.",
        HelpName = "R",
        DefaultValueFactory = _ => "main",
    };

    private readonly Option<bool> _all = new("--all") { Description = "Every file, not only those that running the model takes." };

    public PullCommand(Terminal terminal)
        : base("pull", "Download a model from the hub into the cache that huggingface_hub uses.")
    {
        Add(_repository);
        Add(_revision);
        Add(_all);
        SetAction((parsed, cancellationToken) => PullAsync(
            parsed.GetRequiredValue(_repository),
            parsed.GetRequiredValue(_revision),
            parsed.GetValue(_all) ? HubSelection.All : HubSelection.Model,
            terminal,
            cancellationToken));
    }

    private static async Task<int> PullAsync(
        string repository, string revision, HubSelection selection, Terminal terminal, CancellationToken cancellationToken)
    {
        using var hub = HubAccess.Create(terminal.Environment);
        var snapshot = await ProgressDisplay.BytesAsync(terminal, repository, total: null, meter =>
            hub.DownloadAsync(repository, revision, selection, new HubProgressMeter(meter), cancellationToken));
        if (!snapshot.IsCurrent)
        {
            terminal.Note($"The hub was not asked whether {repository} is still what the cache holds.");
        }

        terminal.Output.WriteLine(snapshot.Folder);
        return ExitCode.Success;
    }
}
