using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inputs;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Progress;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align embed texts</c>: an embedding of each text, in order.</summary>
internal sealed class EmbedTextsCommand : Command
{
    private readonly Argument<string[]> _texts = new("TEXTS")
    {
        Description = "Texts, or - for standard input with one text a line.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _files = new("--file") { Description = "A file with one text a line.", HelpName = "FILE" };

    private readonly Option<bool> _jsonLines = new("--jsonl")
    {
        Description = "Lines of files and standard input are JSON strings, which can hold line breaks.",
    };

    private readonly EngineOptions _engine = new();
    private readonly EmbeddingOutput _output = new();

    public EmbedTextsCommand(Terminal terminal)
        : base("texts", "Write embeddings of texts, named by the text itself.")
    {
        Add(_texts);
        Add(_files);
        Add(_jsonLines);
        _output.AddTo(this);
        _engine.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetValue(_texts) is null or [] && result.GetValue(_files) is null or [])
            {
                result.AddError("No text was given; expected TEXTS, - or --file FILE.");
            }
        });
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var source = new TextSource(
            terminal, parsed.GetValue(_texts) ?? [], parsed.GetValue(_files) ?? [], parsed.GetValue(_jsonLines));
        using var model = _engine.LoadModel(parsed, terminal);
        var parts = await _output.OpenPartsAsync(parsed, model, _engine.ModelOptions(parsed).Device, terminal, cancellationToken);
        var run = new TextRun(model, source, terminal, parts);
        await ProgressDisplay.CountAsync(terminal, "Embedding", "texts", total: null, async meter =>
        {
            var rows = run.FeaturesAsync(meter, cancellationToken);
            await _output.WriteAsync(parsed, model.EmbeddingSize, rows, run.Failures, terminal, cancellationToken);
        });
        parts?.Remove();
        return run.Conclude();
    }
}
