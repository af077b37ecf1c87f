namespace AlignSharp.Server.Health;

/// <summary>Whether the server lives, or is ready.</summary>
/// <param name="Status"><c>ok</c>, <c>starting</c>, <c>stopping</c> or <c>failed</c>.</param>
/// <param name="Model">The model that is served.</param>
internal sealed record HealthReport(string Status, string Model);
