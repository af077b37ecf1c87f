using AlignSharp.Onnx.Format;
using Google.Protobuf;

namespace AlignSharp.Onnx;

/// <summary>Collects the nodes and weights of one graph; every method that adds a node returns the name of its output.</summary>
internal sealed class GraphBuilder(string name)
{
    /// <summary>The domain of ONNX Runtime's own operators.</summary>
    public const string Microsoft = "com.microsoft";

    private const int IrVersion = 9;
    private const int OperatorSet = 20;
    private readonly GraphProto _graph = new() { Name = name };
    private readonly List<GraphWeight> _weights = [];
    private readonly HashSet<string> _weightNames = [];

    public void Input(string name, TensorProto.Types.DataType type, params ReadOnlySpan<string> dimensions) =>
        _graph.Input.Add(Describe(name, type, dimensions));

    /// <summary>Publishes <paramref name="value"/> under the name of an output; its shape is left to the engine.</summary>
    public void Output(string value, string name)
    {
        _graph.Node.Add(new NodeProto { OpType = "Identity", Name = $"output/{name}", Input = { value }, Output = { name } });
        _graph.Output.Add(Describe(name, TensorProto.Types.DataType.Float, []));
    }

    public string Add(string operation, params ReadOnlySpan<string> inputs) => Add(operation, string.Empty, [], inputs);

    public string Add(string operation, AttributeProto[] attributes, params ReadOnlySpan<string> inputs) =>
        Add(operation, string.Empty, attributes, inputs);

    public string Add(string operation, string domain, AttributeProto[] attributes, params ReadOnlySpan<string> inputs)
    {
        var output = $"{operation}_{_graph.Node.Count}";
        var node = new NodeProto { OpType = operation, Name = output, Output = { output }, Attribute = { attributes } };
        if (domain.Length > 0)
        {
            node.Domain = domain;
        }

        node.Input.AddRange(inputs);
        _graph.Node.Add(node);
        return output;
    }

    /// <summary>Declares a further output of the node just added and returns its name.</summary>
    public string DeclareOutput(string suffix)
    {
        var output = $"{_graph.Node[^1].Name}_{suffix}";
        _graph.Node[^1].Output.Add(output);
        return output;
    }

    public string Weight(GraphWeight weight)
    {
        if (_weightNames.Add(weight.Name))
        {
            _weights.Add(weight);
        }

        return weight.Name;
    }

    /// <summary>A one-dimensional int64 constant, written into the graph itself.</summary>
    public string Integers(string name, params ReadOnlySpan<long> values)
    {
        if (_weightNames.Add(name))
        {
            var bytes = ByteString.CopyFrom(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values));
            _graph.Initializer.Add(new TensorProto
            {
                Name = name, DataType = (int)TensorProto.Types.DataType.Int64, Dims = { values.Length }, RawData = bytes,
            });
        }

        return name;
    }

    /// <summary>A float32 scalar, written into the graph itself.</summary>
    public string Scalar(string name, float value) =>
        Scalar(name, TensorProto.Types.DataType.Float, BitConverter.GetBytes(value));

    /// <summary>An unsigned 8-bit scalar, written into the graph itself.</summary>
    public string UnsignedByte(string name, byte value) => Scalar(name, TensorProto.Types.DataType.Uint8, [value]);

    /// <summary>A signed 8-bit scalar, written into the graph itself.</summary>
    public string SignedByte(string name, sbyte value) => Scalar(name, TensorProto.Types.DataType.Int8, [(byte)value]);

    public OnnxGraph Build()
    {
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "AlignSharp",
            Graph = _graph,
            OpsetImport =
            {
                new OperatorSetIdProto { Domain = string.Empty, Version = OperatorSet },
                new OperatorSetIdProto { Domain = Microsoft, Version = 1 },
            },
        };
        return new OnnxGraph(model, [.. _weights]);
    }

    private string Scalar(string name, TensorProto.Types.DataType type, ReadOnlySpan<byte> bytes)
    {
        if (_weightNames.Add(name))
        {
            _graph.Initializer.Add(new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(bytes) });
        }

        return name;
    }

    private static ValueInfoProto Describe(string name, TensorProto.Types.DataType type, ReadOnlySpan<string> dimensions)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)type };
        if (dimensions.Length > 0)
        {
            tensor.Shape = new TensorShapeProto();
            foreach (var dimension in dimensions)
            {
                tensor.Shape.Dim.Add(long.TryParse(dimension, out var size)
                    ? new TensorShapeProto.Types.Dimension { DimValue = size }
                    : new TensorShapeProto.Types.Dimension { DimParam = dimension });
            }
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
