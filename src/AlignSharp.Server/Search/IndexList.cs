using System.Collections.Immutable;

namespace AlignSharp.Server.Search;

/// <summary>The indexes that are served.</summary>
/// <param name="Object">Always <c>list</c>.</param>
/// <param name="Data">The indexes, by name.</param>
internal sealed record IndexList(string Object, ImmutableArray<IndexCard> Data);
