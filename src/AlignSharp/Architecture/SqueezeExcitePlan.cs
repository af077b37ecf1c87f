namespace AlignSharp.Architecture;

/// <summary>
/// Squeeze-and-excite: the map's mean goes through two 1x1 convolutions with bias, and their sigmoid scales the channels.
/// </summary>
/// <param name="Name">The prefix of its tensors in the checkpoint.</param>
/// <param name="Channels">Channels of the map.</param>
/// <param name="SqueezedChannels">Channels between the two convolutions: a share of the block's input, at least 1.</param>
public sealed record SqueezeExcitePlan(string Name, int Channels, int SqueezedChannels)
{
    internal IEnumerable<ParameterPlan> Parameters =>
    [
        new($"{Name}.reduce.weight", [SqueezedChannels, Channels, 1, 1], ParameterKind.Weight),
        new($"{Name}.reduce.bias", [SqueezedChannels], ParameterKind.Bias),
        new($"{Name}.expand.weight", [Channels, SqueezedChannels, 1, 1], ParameterKind.Weight),
        new($"{Name}.expand.bias", [Channels], ParameterKind.Bias),
    ];
}
