using System.Runtime.CompilerServices;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Inputs;

/// <summary>Texts from arguments, from standard input (<c>-</c>) and from files, in the order given and as they come.</summary>
/// <param name="Terminal">Whose standard input <c>-</c> means.</param>
/// <param name="Arguments">Texts, or <c>-</c>.</param>
/// <param name="Files">Files with one text a line.</param>
/// <param name="JsonLines">Whether a line of standard input or of a file is a JSON string instead of the text itself.</param>
internal sealed record TextSource(
    Terminal Terminal, IReadOnlyList<string> Arguments, IReadOnlyList<string> Files, bool JsonLines)
{
    public const string StandardInput = "-";

    /// <summary>Gives what one read completed at a time, never waiting while it has something to give.</summary>
    public async IAsyncEnumerable<IReadOnlyList<TextInput>> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var argument in Arguments)
        {
            if (argument != StandardInput)
            {
                yield return [new TextInput(argument, argument)];
                continue;
            }

            await foreach (var batch in ReadLinesAsync(Terminal.Input, "standard input", cancellationToken))
            {
                yield return batch;
            }
        }

        foreach (var file in Files)
        {
            await using var stream = File.OpenRead(file);
            await foreach (var batch in ReadLinesAsync(stream, file, cancellationToken))
            {
                yield return batch;
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<TextInput>> ReadLinesAsync(
        Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0L;
        await foreach (var lines in new LineReader(stream, name).ReadAsync(cancellationToken))
        {
            yield return [.. lines.Select(line => Parse(line, $"line {++number} of {name}"))];
        }
    }

    private TextInput Parse(string line, string place) =>
        JsonLines ? new(place, JsonStringLine.TryParse(line, out var text) ? text : null) : new(place, line);
}
