using System.CommandLine;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Data;

/// <summary><c>align data</c>: from metadata of noisy pairs to clean shards. One line a command.</summary>
internal sealed class DataCommand : Command
{
    public DataCommand(Terminal terminal)
        : base("data", "From metadata of noisy image-text pairs to clean shards.")
    {
        Add(new FilterCommand(terminal));
        Add(new StatsCommand(terminal));
        Add(new DownloadCommand(terminal));
        Add(new DedupCommand(terminal));
        Add(new PackCommand(terminal));
        Add(new UnpackCommand(terminal));
        Add(new InspectCommand(terminal));
        Add(new VerifyShardsCommand(terminal));
    }
}
