using System.Collections.Frozen;

namespace AlignSharp.Architecture;

/// <summary>The names that transformers gives the activations, and what they mean here.</summary>
internal static class ActivationNames
{
    public static FrozenDictionary<string, Activation> ByName { get; } = new Dictionary<string, Activation>
    {
        ["linear"] = Activation.Linear,
        ["relu"] = Activation.Relu,
        ["relu6"] = Activation.Relu6,
        ["silu"] = Activation.Silu,
        ["swish"] = Activation.Silu,
        ["gelu"] = Activation.Gelu,
        ["gelu_python"] = Activation.Gelu,
        ["gelu_new"] = Activation.GeluTanh,
        ["gelu_fast"] = Activation.GeluTanh,
        ["gelu_accurate"] = Activation.GeluTanh,
        ["gelu_pytorch_tanh"] = Activation.GeluTanh,
        ["gelu_python_tanh"] = Activation.GeluTanh,
        ["quick_gelu"] = Activation.QuickGelu,
        ["selu"] = Activation.Selu,
        ["mish"] = Activation.Mish,
        ["tanh"] = Activation.Tanh,
        ["sigmoid"] = Activation.Sigmoid,
    }.ToFrozenDictionary();

    /// <summary>The name under which an activation is written: the one that every release of transformers knows.</summary>
    public static string NameOf(Activation activation) => activation switch
    {
        Activation.Silu => "swish",
        Activation.GeluTanh => "gelu_new",
        Activation.QuickGelu => "quick_gelu",
        _ => activation.ToString().ToLowerInvariant(),
    };
}
