using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Search;

namespace AlignSharp.Cli.Search;

/// <summary><c>align index verify INDEX</c>: whether the files of an index are what it says they are.</summary>
internal sealed class IndexVerifyCommand : Command
{
    private readonly Argument<string> _index = new("INDEX") { Description = "The index's folder." };

    public IndexVerifyCommand(Terminal terminal)
        : base("verify", "Read all files of an index and check them against their hashes.")
    {
        Add(_index);
        SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, terminal, cancellationToken), cancellationToken));
    }

    private int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        EmbeddingIndex.Verify(parsed.GetRequiredValue(_index), cancellationToken);
        terminal.Output.WriteLine($"{parsed.GetRequiredValue(_index)} is whole.");
        return ExitCode.Success;
    }
}
