using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using AlignSharp.Checkpoints;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Outputs;
using AlignSharp.Cli.Progress;

namespace AlignSharp.Cli.Commands;

/// <summary>Where embeddings go and as what; the same for pictures and texts.</summary>
internal sealed class EmbeddingOutput
{
    private readonly Option<string> _file = new("--output", "-o")
    {
        Description = "The file to write: .npy (with the names in a .txt beside it), .npz, .parquet or .jsonl.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<bool> _raw = new("--raw") { Description = "Write the towers' features as they are, not normalised." };

    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Keep what is done in FILE.parts until all is, and go on behind what a stopped run left there.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print a summary as JSON." };

    public EmbeddingOutput() => _file.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string>() is { } path && EmbeddingFile.Objection(path) is { } objection)
        {
            result.AddError(objection);
        }
    });

    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_raw);
        command.Add(_resume);
        command.Add(_json);
    }

    /// <summary>What a stopped run left for this file and model; null where the run is not to be resumed.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="model">The model.</param>
    /// <param name="way">Names what else the numbers depend on.</param>
    /// <param name="terminal">Told how much is there.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<EmbeddingParts?> OpenPartsAsync(
        ParseResult parsed, AlignModel model, string way, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!parsed.GetValue(_resume))
        {
            return null;
        }

        var run = $"{await ModelIdentity.HashAsync(model.Folder, cancellationToken)} {model.Precision} {way}";
        var parts = EmbeddingParts.Open(parsed.GetRequiredValue(_file), run, model.EmbeddingSize);
        if (parts.Count > 0)
        {
            terminal.Note($"Going on behind {parts.Count} embeddings of a stopped run.");
        }

        return parts;
    }

    /// <summary>Writes the file while the rows come, then says what it holds.</summary>
    public async Task WriteAsync(
        ParseResult parsed,
        int size,
        IAsyncEnumerable<(string Name, FloatTensor Features)> rows,
        FailureLog failures,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(_file);
        var normalized = !parsed.GetValue(_raw);
        var pace = new RunPace();
        var embeddings = new CountedRows(rows, failures, path, normalized);
        await EmbeddingFile.Create(path, size).WriteAsync(embeddings.ReadAsync(cancellationToken), cancellationToken);
        var (seconds, busy) = pace.Read();
        if (parsed.GetValue(_json))
        {
            var summary = new EmbedSummary(path, embeddings.Count, size, normalized, Math.Round(seconds, 3), Math.Round(busy, 3), failures.Entries);
            await CliJson.WriteAsync(terminal, summary, CliJson.Default.EmbedSummary, cancellationToken);
        }
        else
        {
            terminal.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{embeddings.Count} embeddings of {size} numbers were written to {path} in {seconds:F1} s ({embeddings.Count / seconds:N0} a second, processors {100 * busy:F0} % busy)."));
        }
    }

    private sealed class CountedRows(
        IAsyncEnumerable<(string Name, FloatTensor Features)> rows, FailureLog failures, string path, bool normalized)
    {
        public long Count { get; private set; }

        public async IAsyncEnumerable<NamedEmbedding> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var (name, features) in rows.WithCancellation(cancellationToken))
            {
                Count++;
                yield return new(name, (normalized ? features.Normalized() : features).AsMemory());
            }

            if (Count == 0 && failures.Entries.Count > 0)
            {
                throw new AlignException($"All {failures.Entries.Count} inputs failed; {path} was not written.");
            }
        }
    }
}
