using System.CommandLine;
using System.Runtime.CompilerServices;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Outputs;
using AlignSharp.Search;
using AlignSharp.Search.Importing;

namespace AlignSharp.Cli.Search;

/// <summary><c>align index export INDEX -o FILE|FOLDER</c>: an index for other programs.</summary>
internal sealed class IndexExportCommand : Command
{
    private readonly Argument<string> _index = new("INDEX") { Description = "The index's folder." };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "A file (.npy with names in a .txt beside it, .parquet, .jsonl), or a folder that is written as clip-retrieval reads it.",
        HelpName = "FILE|FOLDER",
        Required = true,
    };

    public IndexExportCommand(Terminal terminal)
        : base("export", "Write an index for other programs.")
    {
        Add(_index);
        Add(_output);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        using var index = EmbeddingIndex.Open(parsed.GetRequiredValue(_index));
        var output = parsed.GetRequiredValue(_output);
        if (Path.GetExtension(output).Length == 0)
        {
            IndexExporter.WriteClipRetrieval(index, output, cancellationToken);
        }
        else
        {
            await EmbeddingFile.Create(output, index.Info.Size).WriteAsync(RowsAsync(index, cancellationToken), cancellationToken);
        }

        terminal.Note($"{index.Info.Rows} vectors of {index.Info.Size} numbers were written to {output}.");
        return ExitCode.Success;
    }

    private static async IAsyncEnumerable<NamedEmbedding> RowsAsync(
        EmbeddingIndex index, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var row = 0L;
        foreach (var entry in index.GetEntries())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new NamedEmbedding(entry.Name, index.GetVector(row++));
        }
    }
}
