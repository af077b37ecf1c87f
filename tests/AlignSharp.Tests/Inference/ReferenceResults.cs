using System.Numerics.Tensors;
using AlignSharp.Checkpoints;
using AlignSharp.Text;

namespace AlignSharp.Tests.Inference;

/// <summary>Inputs and outputs that the reference implementation left in one file.</summary>
internal sealed class ReferenceResults(params string[] path) : IDisposable
{
    private readonly TensorStore _store = TensorStore.Open(Fixtures.Path([.. path, "expected.safetensors"]));

    public FloatTensor PixelValues => this["in.pixel_values"];

    public TokenBatch Tokens
    {
        get
        {
            var shape = _store["in.input_ids"].Shape;
            return new TokenBatch(
                (int)shape[0], (int)shape[1],
                _store.ReadInt64s("in.input_ids"), _store.ReadInt64s("in.attention_mask"), _store.ReadInt64s("in.token_type_ids"));
        }
    }

    public FloatTensor this[string name] =>
        new(_store.ReadSingles(name), [.. _store[name].Shape.Select(static size => (int)size)]);

    public IEnumerable<string> Names(string prefix) =>
        _store.Tensors.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Asserts agreement within a share of the expected tensor's largest magnitude.</summary>
    public void Check(string name, FloatTensor? actual, float tolerance)
    {
        Assert.NotNull(actual);
        Compare(name, this[name], actual, tolerance);
    }

    /// <summary>Asserts the same of the first items only: the last picture of the full model is no part of the fixtures.</summary>
    public void CheckFirst(string name, FloatTensor actual, float tolerance) =>
        Compare(name, this[name].Slice(0, actual.Count), actual, tolerance);

    private static void Compare(string name, FloatTensor expected, FloatTensor actual, float tolerance)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        var difference = new float[expected.Values.Length];
        TensorPrimitives.Subtract(expected.Values, actual.Values, difference);
        var error = Math.Abs(TensorPrimitives.MaxMagnitude(difference)) / Math.Abs(TensorPrimitives.MaxMagnitude(expected.Values));
        Assert.True(error <= tolerance, $"{name} differs by {error} of its largest value; expected at most {tolerance}.");
    }

    public void Dispose() => _store.Dispose();
}
