using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>A part of a tower: takes what the part before it gave. It repeats exactly when it is called again.</summary>
internal delegate Tensor TowerPart(Tensor input, ForwardPass pass);
