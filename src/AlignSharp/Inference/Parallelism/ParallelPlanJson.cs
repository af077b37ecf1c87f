using System.Text.Json.Serialization;

namespace AlignSharp.Inference.Parallelism;

/// <summary>Reads and writes plans without reflection.</summary>
[JsonSerializable(typeof(ParallelPlan))]
internal sealed partial class ParallelPlanJson : JsonSerializerContext;
