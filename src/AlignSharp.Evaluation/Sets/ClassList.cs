using System.Collections.Immutable;
using AlignSharp.ZeroShot;

namespace AlignSharp.Evaluation.Sets;

/// <summary>The classes that a set declares for a field, whether a picture has them or not.</summary>
/// <param name="Field">The field of the labels.</param>
/// <param name="Classes">At least two, each id once.</param>
/// <param name="Templates">The set's own templates; none where it has none.</param>
public sealed record ClassList(string Field, ImmutableArray<ClassName> Classes, ImmutableArray<PromptTemplate> Templates);
