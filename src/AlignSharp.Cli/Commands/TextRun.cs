using System.Runtime.CompilerServices;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inputs;
using AlignSharp.Cli.Outputs;
using AlignSharp.Cli.Progress;

namespace AlignSharp.Cli.Commands;

/// <summary>Sends texts through a model. Lines that hold none are told and counted; the rest goes on.</summary>
internal sealed class TextRun(AlignModel model, TextSource source, Terminal terminal, EmbeddingParts? parts = null)
{
    // Enough for the model to sort into batches of like length, and to meet most texts that come again; the rest waits unread.
    private const int TextsAtOnce = 1 << 15;
    private long _total;

    public FailureLog Failures { get; } = new(terminal);

    /// <summary>The texts, each with its features [1, size], not normalised.</summary>
    public async IAsyncEnumerable<(string Name, FloatTensor Features)> FeaturesAsync(
        ProgressMeter meter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var unknown = new UnknownWords(model.Processor.Tokenizer, terminal);
        var lines = source.ReadAsync(cancellationToken).SelectMany(batch => batch);
        try
        {
            await foreach (var chunk in lines.Chunk(TextsAtOnce).WithCancellation(cancellationToken))
            {
                var texts = chunk.Select(line => line.Text).OfType<string>().ToArray();
                ReportFailures(chunk);
                Array.ForEach(texts, unknown.Check);
                var known = Compute(texts, cancellationToken);
                meter.Advance(chunk.Length);
                for (var text = 0; text < texts.Length; text++)
                {
                    yield return (texts[text], known(text));
                }
            }
        }
        finally
        {
            // A run that is stopped leaves all that it computed.
            parts?.Flush();
        }

        unknown.Conclude();
    }

    /// <summary>Says how many failed, and gives the exit code of the run.</summary>
    public int Conclude() => Failures.Conclude(_total, "texts");

    /// <summary>Gives the features [1, size] of each text: those a stopped run had, the others computed.</summary>
    private Func<int, FloatTensor> Compute(string[] texts, CancellationToken cancellationToken)
    {
        if (parts is null)
        {
            var all = model.GetTextFeatures(texts, cancellationToken);
            return text => all.Slice(text, 1);
        }

        string[] unknown = [.. texts.Distinct().Where(text => !parts.Contains(text))];
        var features = model.GetTextFeatures(unknown, cancellationToken);
        var rows = unknown.Index().ToDictionary(static pair => pair.Item, static pair => pair.Index);
        foreach (var (text, row) in rows)
        {
            parts.Add(text, features.Slice(row, 1));
        }

        return text => rows.TryGetValue(texts[text], out var row) ? features.Slice(row, 1) : parts.Get(texts[text]);
    }

    private void ReportFailures(TextInput[] lines)
    {
        _total += lines.Length;
        foreach (var line in lines.Where(line => line.Text is null))
        {
            Failures.Add(line.Place, new AlignException(line.Error));
        }
    }
}
