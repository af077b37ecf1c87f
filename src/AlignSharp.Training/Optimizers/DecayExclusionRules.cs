using AlignSharp.Architecture;

namespace AlignSharp.Training.Optimizers;

/// <summary>Applies exclusions to tensors.</summary>
internal static class DecayExclusionRules
{
    // Only the image tower has batch normalisations, and no other normalisations.
    private const string VisionPrefix = "vision_model.";

    public static bool Excludes(this DecayExclusion exclusion, ParameterPlan parameter) => exclusion switch
    {
        DecayExclusion.None => false,
        DecayExclusion.BatchNormalization => parameter.Kind == ParameterKind.Normalization
            && parameter.Name.StartsWith(VisionPrefix, StringComparison.Ordinal),
        DecayExclusion.NormalizationsAndBiases =>
            parameter.Kind is ParameterKind.Normalization or ParameterKind.Bias or ParameterKind.Temperature,
        _ => throw new ArgumentOutOfRangeException(nameof(exclusion), exclusion, null),
    };
}
