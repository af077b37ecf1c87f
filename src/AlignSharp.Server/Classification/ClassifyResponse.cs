using System.Collections.Immutable;

namespace AlignSharp.Server.Classification;

/// <summary>Labels of pictures.</summary>
/// <param name="Model">The model that chose them.</param>
/// <param name="Results">A result a picture, in the request's order.</param>
internal sealed record ClassifyResponse(string Model, ImmutableArray<ClassifyResult> Results);
