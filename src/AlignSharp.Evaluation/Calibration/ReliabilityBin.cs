namespace AlignSharp.Evaluation.Calibration;

/// <summary>Predictions of like confidence.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Confidence">Their mean confidence, from 0 to 1; 0 where there are none.</param>
/// <param name="Accuracy">The share that is right, from 0 to 1; 0 where there are none.</param>
public sealed record ReliabilityBin(double Count, double Confidence, double Accuracy);
