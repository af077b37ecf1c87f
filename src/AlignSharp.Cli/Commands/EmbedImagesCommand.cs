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

    public EmbedImagesCommand(Terminal terminal)
        : base("images", "Write embeddings of pictures, named by path or URL.")
    {
        _output.AddTo(this);
        _pictures.AddTo(this);
        _engine.AddTo(this);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        using var model = _engine.LoadModel(parsed, terminal);
        using var source = _pictures.Source(parsed, terminal);
        var run = new PictureRun(model, source, _pictures.BatchSize(parsed), terminal);
        await run.RunAsync(
            "Embedding",
            printsResults: false,
            pictures => _output.WriteAsync(parsed, model.EmbeddingSize, pictures, run.Failures, terminal, cancellationToken),
            cancellationToken);
        return run.Conclude();
    }
}
