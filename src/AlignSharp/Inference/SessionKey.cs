using AlignSharp.Onnx;

namespace AlignSharp.Inference;

/// <summary>Tells the sessions of a tower apart.</summary>
/// <param name="Outputs">What the graph gives beside the embedding.</param>
/// <param name="Threads">Threads of the session; null takes all that the model may use.</param>
/// <param name="Number">The number among equal sessions that run side by side, from 0.</param>
internal readonly record struct SessionKey(TowerOutputs Outputs, int? Threads = null, int Number = 0);
