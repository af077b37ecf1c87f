using System.Collections.Immutable;

namespace AlignSharp.Server.Search;

/// <summary>An index seen from above: rows on the two axes along which their vectors differ most.</summary>
/// <param name="Index">The index.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Points">Some of them, evenly taken.</param>
internal sealed record MapResponse(string Index, long Rows, ImmutableArray<MapPoint> Points);
