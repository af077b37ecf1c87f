using System.Globalization;
using System.Numerics.Tensors;
using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Quantization;
using AlignSharp.Text;

namespace AlignSharp.Cli.Inspection;

/// <summary>Looks at the files of a model without running it.</summary>
internal sealed class ModelInspector(string folder)
{
    private readonly List<ModelCheck> _checks = [];

    /// <exception cref="ConfigurationException">The configuration describes no model.</exception>
    public ModelReport Inspect(CancellationToken cancellationToken)
    {
        var plan = AlignPlan.Create(AlignConfig.Load(folder));
        var processor = Check("processor", () => AlignProcessor.Load(folder), _ => "Its files can be read.");
        CheckFit(plan, processor);
        using var store = Check("weights", () => OpenWeights(plan), weights => $"{weights.Tensors.Count} tensors, all of them in their shape.");
        CheckValues(store, cancellationToken);
        var learned = plan.Parameters.Where(parameter => parameter.IsLearned).Sum(parameter => parameter.ElementCount);
        return new(
            folder, Vision(plan.Vision, processor), Text(plan.Text, processor), learned, plan.Config.ProjectionDim,
            store?.ReadSingles(AlignPlan.TemperatureName)[0], store is null ? null : Dtype(store, plan), _checks);
    }

    private static string Dtype(TensorStore store, AlignPlan plan) =>
        (QuantizedTensor.IsIn(store) ? TensorType.Int8 : store[plan.Text.WordEmbeddings.Name].Type).ToString().ToLowerInvariant();

    private TensorStore OpenWeights(AlignPlan plan)
    {
        var store = TensorStore.Open(folder);
        try
        {
            plan.Check(store);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private void CheckFit(AlignPlan plan, AlignProcessor? processor)
    {
        if (processor is null)
        {
            return;
        }

        var (images, tokenizer) = (processor.Images, processor.Tokenizer);
        Add("picture size", plan.Vision.OutputSide(Math.Min(images.Width, images.Height)) >= 1,
            $"Pictures become {images.Width}x{images.Height} pixels, a last map of {plan.Vision.OutputSide(images.Height)} on each side.");
        Add("vocabulary", tokenizer.VocabularySize <= plan.Text.Config.VocabSize,
            $"{tokenizer.VocabularySize} tokens; the text tower has {plan.Text.Config.VocabSize} rows.");
        Add("text length", tokenizer.MaxLength <= plan.Text.Config.MaxPositionEmbeddings,
            $"Texts are cut at {tokenizer.MaxLength} tokens; the text tower has {plan.Text.Config.MaxPositionEmbeddings} positions.");
    }

    private void CheckValues(TensorStore? store, CancellationToken cancellationToken)
    {
        if (store is null)
        {
            return;
        }

        var wrong = store.Tensors.Values.Where(tensor => tensor.Type.IsFloatingPoint).FirstOrDefault(tensor =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return !TensorPrimitives.IsFiniteAll<float>(store.ReadSingles(tensor.Name));
        });
        Add("values", wrong is null, wrong is null ? "Every number is finite." : $"{wrong.Name} holds infinities or NaN.");
        var temperature = store.ReadSingles(AlignPlan.TemperatureName)[0];
        Add("temperature", temperature > 0, string.Create(CultureInfo.InvariantCulture, $"{temperature}; expected above 0."));
    }

    private T? Check<T>(string name, Func<T> read, Func<T, string> describe)
        where T : class
    {
        try
        {
            var value = read();
            Add(name, true, describe(value));
            return value;
        }
        catch (AlignException error)
        {
            Add(name, false, error.Message);
            return null;
        }
    }

    private void Add(string name, bool passed, string detail) => _checks.Add(new(name, passed, detail));

    private static TowerReport Vision(EfficientNetPlan plan, AlignProcessor? processor)
    {
        var side = processor?.Images.Width ?? plan.Config.ImageSize;
        return new("EfficientNet", plan.Blocks.Length, Learned(plan.Parameters), plan.MultiplyAdds(side), $"{side}x{side} pixels");
    }

    private static TowerReport Text(BertPlan plan, AlignProcessor? processor)
    {
        var tokens = Math.Min(processor?.Tokenizer.MaxLength ?? 64, plan.Config.MaxPositionEmbeddings);
        return new("BERT", plan.Layers.Length, Learned(plan.Parameters), plan.MultiplyAdds(tokens), $"{tokens} tokens");
    }

    private static long Learned(IEnumerable<ParameterPlan> parameters) =>
        parameters.Where(parameter => parameter.IsLearned).Sum(parameter => parameter.ElementCount);
}
