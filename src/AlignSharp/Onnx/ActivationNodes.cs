using AlignSharp.Architecture;

namespace AlignSharp.Onnx;

/// <summary>Writes an activation in standard operators; ONNX Runtime fuses what it can when it loads the graph.</summary>
internal static class ActivationNodes
{
    public static string Activate(this GraphBuilder graph, Activation activation, string input) => activation switch
    {
        Activation.Linear => input,
        Activation.Relu => graph.Add("Relu", input),
        Activation.Relu6 => graph.Add("Clip", input, graph.Scalar("zero", 0), graph.Scalar("six", 6)),
        Activation.Silu => graph.Add("Mul", input, graph.Add("Sigmoid", input)),
        Activation.Gelu => graph.Add("Gelu", input),
        Activation.GeluTanh => graph.Add("Gelu", [Attributes.Text("approximate", "tanh")], input),
        Activation.QuickGelu => graph.Add(
            "Mul", input, graph.Add("Sigmoid", graph.Add("Mul", input, graph.Scalar("quick_gelu_alpha", 1.702f)))),
        Activation.Selu => graph.Add("Selu", input),
        Activation.Mish => graph.Add("Mish", input),
        Activation.Tanh => graph.Add("Tanh", input),
        Activation.Sigmoid => graph.Add("Sigmoid", input),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };
}
