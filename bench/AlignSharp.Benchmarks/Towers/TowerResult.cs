namespace AlignSharp.Benchmarks.Towers;

/// <summary>One figure of the tower benchmark.</summary>
/// <param name="Case">What was run: <c>image-b1</c>, <c>text-16</c>, ...</param>
/// <param name="Engine"><c>align</c>, or <c>onnxruntime</c> for a bare session.</param>
/// <param name="Precision">The weights' precision.</param>
/// <param name="MsPerItem">Median milliseconds a picture or text.</param>
internal sealed record TowerResult(string Case, string Engine, string Precision, double MsPerItem);
