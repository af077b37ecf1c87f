using System.Collections.Immutable;
using AlignSharp.Evaluation.Embeddings;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Tests.Tasks;

/// <summary>Splits whose embeddings of pictures are made up, so that the right figures are known beforehand; texts are embedded by the default model.</summary>
internal sealed class PlantedSplit : IDisposable
{
    private readonly AlignModel _model = AlignModel.Load(Fixtures.AlignMini);
    private readonly TemporaryFolder _folder = new();

    public float Temperature => _model.Temperature;

    /// <summary>What the model makes of a text, of length 1.</summary>
    public float[] Text(string text) => _model.GetTextFeatures([text], TestContext.Current.CancellationToken).Normalized()[0].ToArray();

    /// <summary>A vector of length 1 along one axis, which tells classes apart without any text.</summary>
    public float[] Axis(int axis)
    {
        var vector = new float[_model.EmbeddingSize];
        vector[axis] = 1;
        return vector;
    }

    public EvaluationContext Of(EmbeddedPictures pictures, EvaluationOptions? options = null, EmbeddedPictures? train = null) => new(
        _model, pictures, new SetEmbedder(_model, _folder.FullName, null), new TextEmbedder(_model, _folder.FullName), options ?? new EvaluationOptions { Resamples = 100 }, null)
    {
        Train = train,
    };

    /// <summary>Pictures with a label each.</summary>
    public static EmbeddedPictures Labelled(IReadOnlyList<(string Label, float[] Embedding)> pictures, params ImmutableArray<string> classes) => Pictures(
        pictures, ["label"], classes.IsEmpty ? [] : [new ClassList("label", [.. classes.Select(static name => new ClassName(name, name))], [])],
        static (label, number) => new SampleFacts($"{number}", [], ImmutableSortedDictionary<string, string>.Empty.Add("label", label)));

    /// <summary>Pictures with a caption each.</summary>
    public static EmbeddedPictures Captioned(IReadOnlyList<(string Caption, float[] Embedding)> pictures) => Pictures(
        pictures, [], [], static (caption, number) => new SampleFacts($"{number}", [caption], ImmutableSortedDictionary<string, string>.Empty));

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    private static EmbeddedPictures Pictures(
        IReadOnlyList<(string Text, float[] Embedding)> pictures, ImmutableArray<string> fields, ImmutableArray<ClassList> classes, Func<string, int, SampleFacts> describe)
    {
        var images = new FloatTensor([.. pictures.SelectMany(static picture => picture.Embedding)], pictures.Count, pictures[0].Embedding.Length);
        ImmutableArray<SampleFacts> samples = [.. pictures.Select((picture, number) => describe(picture.Text, number))];
        return new EmbeddedPictures(new Unread(fields, classes), "planted", samples, [.. Enumerable.Range(0, pictures.Count)], images);
    }

    /// <summary>A set of which nobody reads a picture.</summary>
    private sealed record Unread(ImmutableArray<string> Fields, ImmutableArray<ClassList> ClassLists) : IEvaluationSet
    {
        public string Name => "planted";

        public IAsyncEnumerable<EvaluationSample> ReadAsync(CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<EvaluationSample>();
    }
}
