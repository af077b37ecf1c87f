namespace AlignSharp.Architecture;

/// <summary>The activation functions that configurations of the two towers name (<c>hidden_act</c>).</summary>
public enum Activation
{
    /// <summary>x (<c>linear</c>).</summary>
    Linear,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>min(max(0, x), 6).</summary>
    Relu6,

    /// <summary>x * sigmoid(x), also named <c>swish</c>.</summary>
    Silu,

    /// <summary>x * Phi(x), with the exact error function.</summary>
    Gelu,

    /// <summary>GELU by the tanh approximation: <c>gelu_new</c>, <c>gelu_fast</c>, <c>gelu_pytorch_tanh</c>.</summary>
    GeluTanh,

    /// <summary>x * sigmoid(1.702 x).</summary>
    QuickGelu,

    /// <summary>Scaled ELU.</summary>
    Selu,

    /// <summary>x * tanh(softplus(x)).</summary>
    Mish,

    /// <summary>tanh(x).</summary>
    Tanh,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,
}
