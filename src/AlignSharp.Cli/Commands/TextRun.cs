using System.Runtime.CompilerServices;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inputs;
using AlignSharp.Cli.Progress;

namespace AlignSharp.Cli.Commands;

/// <summary>Sends texts through a model. Lines that hold none are told and counted; the rest goes on.</summary>
internal sealed class TextRun(AlignModel model, TextSource source, Terminal terminal)
{
    // Enough for the model to sort into batches of like length; the rest waits unread.
    private const int TextsAtOnce = 2048;
    private long _total;

    public FailureLog Failures { get; } = new(terminal);

    /// <summary>The texts, each with its features [1, size], not normalised.</summary>
    public async IAsyncEnumerable<(string Name, FloatTensor Features)> FeaturesAsync(
        ProgressMeter meter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var unknown = new UnknownWords(model.Processor.Tokenizer, terminal);
        var lines = source.ReadAsync(cancellationToken).SelectMany(batch => batch);
        await foreach (var chunk in lines.Chunk(TextsAtOnce).WithCancellation(cancellationToken))
        {
            var texts = chunk.Select(line => line.Text).OfType<string>().ToArray();
            ReportFailures(chunk);
            Array.ForEach(texts, unknown.Check);
            var features = model.GetTextFeatures(texts, cancellationToken);
            meter.Advance(chunk.Length);
            for (var text = 0; text < texts.Length; text++)
            {
                yield return (texts[text], features.Slice(text, 1));
            }
        }

        unknown.Conclude();
    }

    /// <summary>Says how many failed, and gives the exit code of the run.</summary>
    public int Conclude() => Failures.Conclude(_total, "texts");

    private void ReportFailures(TextInput[] lines)
    {
        _total += lines.Length;
        foreach (var line in lines.Where(line => line.Text is null))
        {
            Failures.Add(line.Place, new AlignException(line.Error));
        }
    }
}
