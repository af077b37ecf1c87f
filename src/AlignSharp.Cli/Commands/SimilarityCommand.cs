using System.CommandLine;
using System.Globalization;
using System.Numerics.Tensors;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Outputs;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align similarity</c>: how alike pictures and texts are, as cosines and as logits.</summary>
internal sealed class SimilarityCommand : Command
{
    private readonly PictureOptions _pictures = new();
    private readonly EngineOptions _engine = new();

    private readonly Option<string[]> _texts = new("--texts")
    {
        Description = "Texts to compare the pictures with.",
        HelpName = "TEXT",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public SimilarityCommand(Terminal terminal)
        : base("similarity", "Compare pictures with texts.")
    {
        Add(_texts);
        Add(_json);
        _pictures.AddTo(this);
        _engine.AddTo(this);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var texts = parsed.GetRequiredValue(_texts);
        using var model = _engine.LoadModel(parsed, terminal);
        new UnknownWords(model.Processor.Tokenizer, terminal).CheckAll(texts);
        var textEmbeds = model.GetTextFeatures(texts, cancellationToken).Normalized();
        using var source = _pictures.Source(parsed, terminal);
        var run = new PictureRun(model, source, _pictures.BatchSize(parsed), terminal);
        await using var output = CreateOutput(terminal, texts, parsed.GetValue(_json));
        await run.RunAsync("Comparing", printsResults: true, async pictures =>
        {
            await foreach (var (name, features) in pictures)
            {
                await output.WriteAsync(Compare(name, features.Normalized(), textEmbeds, model.Temperature), cancellationToken);
            }
        }, cancellationToken);
        await output.CompleteAsync(run.Failures.Entries, cancellationToken);
        return run.Conclude();
    }

    private static PictureSimilarities Compare(string name, FloatTensor imageEmbed, FloatTensor textEmbeds, float temperature)
    {
        var cosines = new float[textEmbeds.Count];
        for (var text = 0; text < cosines.Length; text++)
        {
            cosines[text] = TensorPrimitives.Dot(imageEmbed[0], textEmbeds[text]);
        }

        return new(name, cosines, Array.ConvertAll(cosines, cosine => cosine / temperature));
    }

    private static IPictureOutput<PictureSimilarities> CreateOutput(Terminal terminal, string[] texts, bool json) => json
        ? new PictureJson<PictureSimilarities>(terminal, CliJson.Default.PictureSimilarities, writer =>
        {
            writer.WriteStartArray("texts");
            Array.ForEach(texts, writer.WriteStringValue);
            writer.WriteEndArray();
        })
        : new PictureText<PictureSimilarities>(terminal, picture => (picture.Image, Describe(picture, texts)));

    private static IEnumerable<string> Describe(PictureSimilarities picture, string[] texts) => texts.Select((text, index) =>
        string.Create(CultureInfo.InvariantCulture, $"{picture.Similarities[index],7:F4}  {picture.Logits[index],9:F4}  {text}"));
}
