namespace AlignSharp.Cli.Inspection;

/// <summary>What a model is, and whether it can run.</summary>
/// <param name="Model">Its folder.</param>
/// <param name="Vision">The image tower.</param>
/// <param name="Text">The text tower.</param>
/// <param name="Parameters">Numbers that training learns, all together.</param>
/// <param name="EmbeddingSize">Numbers in one embedding.</param>
/// <param name="Temperature">What cosines are divided by; null where the weights cannot be read.</param>
/// <param name="Dtype">The precision of the weights, int8 where the large ones are; null where they cannot be read.</param>
/// <param name="Checks">What was looked at.</param>
internal sealed record ModelReport(
    string Model,
    TowerReport Vision,
    TowerReport Text,
    long Parameters,
    int EmbeddingSize,
    float? Temperature,
    string? Dtype,
    IReadOnlyList<ModelCheck> Checks)
{
    public bool Passed => Checks.All(check => check.Passed);
}
