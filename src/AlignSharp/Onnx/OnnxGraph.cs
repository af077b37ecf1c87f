using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.IO;
using AlignSharp.Onnx.Format;
using Google.Protobuf;

namespace AlignSharp.Onnx;

/// <summary>A graph whose weights lie outside of it: nodes in <paramref name="Model"/>, values in <paramref name="Weights"/>.</summary>
/// <param name="Model">The nodes, inputs and outputs; weights are declared when the graph is saved.</param>
/// <param name="Weights">The weights in the order of their use.</param>
internal sealed record OnnxGraph(ModelProto Model, ImmutableArray<GraphWeight> Weights)
{
    // Engines map the file, and a weight that begins on a page can be used where it lies.
    private const int Alignment = 4096;

    /// <summary>Writes the graph, and beside it its weights under the same name with ".data" appended.</summary>
    /// <remarks>One weight is in memory at a time.</remarks>
    public void Save(string path, CancellationToken cancellationToken = default)
    {
        var dataName = Path.GetFileName(path) + ".data";
        var declared = Model.Clone();
        AtomicFile.Write(Path.Combine(Path.GetDirectoryName(path)!, dataName), stream =>
        {
            foreach (var weight in Weights)
            {
                cancellationToken.ThrowIfCancellationRequested();
                stream.Position = (stream.Position + Alignment - 1) / Alignment * Alignment;
                declared.Graph.Initializer.Add(Declare(weight, dataName, stream.Position));
                weight.WriteTo(stream);
            }
        });
        AtomicFile.Write(path, declared.WriteTo);
    }

    private static TensorProto Declare(GraphWeight weight, string file, long offset)
    {
        var tensor = new TensorProto
        {
            Name = weight.Name,
            DataType = (int)weight.Type,
            DataLocation = TensorProto.Types.DataLocation.External,
            ExternalData = { Entry("location", file), Entry("offset", offset), Entry("length", weight.ByteLength) },
        };
        tensor.Dims.AddRange(weight.Shape);
        return tensor;
    }

    private static StringStringEntryProto Entry(string key, IConvertible value) =>
        new() { Key = key, Value = value.ToString(CultureInfo.InvariantCulture) };
}
