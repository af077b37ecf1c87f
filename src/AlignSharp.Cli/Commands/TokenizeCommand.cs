using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inputs;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Outputs;
using AlignSharp.Text;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align tokenize</c>: the ids of texts, nothing cut, answered as fast as they come.</summary>
internal sealed class TokenizeCommand : Command
{
    private readonly Argument<string[]> _texts = new("TEXTS")
    {
        Description = "Texts, or - for standard input with one text a line.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON array of ids a line. With -, each line read is a JSON string.",
    };

    private readonly ModelOption _model = new();

    public TokenizeCommand(Terminal terminal)
        : base("tokenize", "Show the tokens of texts.")
    {
        Add(_texts);
        Add(_json);
        Add(_model);
        SetAction((parsed, cancellationToken) =>
        {
            var json = parsed.GetValue(_json);
            var source = new TextSource(terminal, parsed.GetRequiredValue(_texts), [], json);
            return RunAsync(source, BertTokenizer.Load(_model.FindFolder(parsed, terminal)), json, terminal, cancellationToken);
        });
    }

    private static async Task<int> RunAsync(
        TextSource source, BertTokenizer tokenizer, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        var output = new TokenOutput(terminal.Output, tokenizer, json);
        var failures = new FailureLog(terminal);
        var total = 0L;
        await foreach (var batch in source.ReadAsync(cancellationToken))
        {
            foreach (var text in batch)
            {
                Write(text, output, failures);
            }

            total += batch.Count;
            await terminal.Output.FlushAsync(cancellationToken);
        }

        return failures.Conclude(total, "texts");
    }

    private static void Write(TextInput text, TokenOutput output, FailureLog failures)
    {
        if (text.Text is null)
        {
            failures.Add(text.Place, new AlignException(text.Error));
        }

        output.Write(text.Text);
    }
}
