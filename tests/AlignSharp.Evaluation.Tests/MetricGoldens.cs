using System.Text.Json;
using AlignSharp.Checkpoints;

namespace AlignSharp.Evaluation.Tests;

/// <summary>The reference results of figures, and the embeddings they were computed from.</summary>
internal sealed class MetricGoldens : IDisposable
{
    private readonly TensorStore _store;
    private readonly JsonDocument _expected;

    public MetricGoldens(string inputs, string expected)
    {
        _store = TensorStore.Open(Fixtures.Path("metrics", inputs));
        _expected = JsonDocument.Parse(File.ReadAllBytes(Fixtures.Path("metrics", expected)));
    }

    public FloatTensor Tensor(string name) =>
        new(_store.ReadSingles(name), [.. _store[name].Shape.Select(size => (int)size)]);

    public int[] Integers(string name) => [.. _store.ReadInt64s(name).Select(value => (int)value)];

    public JsonElement Expected(string name) => _expected.RootElement.GetProperty(name);

    public double Number(string section, string name) => Expected(section).GetProperty(name).GetDouble();

    public void Dispose()
    {
        _store.Dispose();
        _expected.Dispose();
    }
}
