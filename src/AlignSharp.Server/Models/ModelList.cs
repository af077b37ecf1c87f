using System.Collections.Immutable;

namespace AlignSharp.Server.Models;

/// <summary>The models that are served: one.</summary>
/// <param name="Object">Always <c>list</c>.</param>
/// <param name="Data">The models.</param>
internal sealed record ModelList(string Object, ImmutableArray<ModelCard> Data);
