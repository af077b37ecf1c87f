using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align embed images</c>: an embedding of each picture, in order.</summary>
internal sealed class EmbedImagesCommand : Command
{
    private readonly PictureOptions _pictures = new();
    private readonly EngineOptions _engine = new();
    private readonly EmbeddingOutput _output = new();

    private readonly Option<bool> _shrink = new("--shrink-on-load")
    {
        Description = "Decode large JPEG files at a half, a quarter or an eighth of their size, never below twice what the model resizes to: quicker, and not quite the same pixels.",
    };

    public EmbedImagesCommand(Terminal terminal)
        : base("images", "Write embeddings of pictures, named by path or URL.")
    {
        _output.AddTo(this);
        Add(_shrink);
        _pictures.AddTo(this);
        _engine.AddTo(this);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        using var model = _engine.LoadModel(parsed, terminal);
        var way = $"{_engine.ModelOptions(parsed).Device}{(parsed.GetValue(_shrink) ? " shrink-on-load" : "")}";
        var parts = await _output.OpenPartsAsync(parsed, model, way, terminal, cancellationToken);
        using var source = _pictures.Source(parsed, terminal, parsed.GetValue(_shrink) ? model.Processor.Images.ShrinkingDecoder() : null);
        var run = new PictureRun(model, source, _pictures.BatchSize(parsed), terminal, parts);
        await run.RunAsync(
            "Embedding",
            printsResults: false,
            pictures => _output.WriteAsync(parsed, model.EmbeddingSize, pictures, run.Failures, terminal, cancellationToken),
            cancellationToken);
        parts?.Remove();
        return run.Conclude();
    }
}
