using System.CommandLine;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Search;

/// <summary><c>align index</c>: indexes of embeddings that <c>align search</c> looks into.</summary>
internal sealed class IndexCommand : Command
{
    public IndexCommand(Terminal terminal)
        : base("index", "Build, import, export, check and copy indexes of embeddings.")
    {
        Add(new IndexBuildCommand(terminal));
        Add(new IndexImportCommand(terminal));
        Add(new IndexExportCommand(terminal));
        Add(new IndexGraphCommand(terminal));
        Add(new IndexPushCommand(terminal));
        Add(new IndexVerifyCommand(terminal));
    }
}
