using System.Collections.Concurrent;
using AlignSharp.Search;
using AlignSharp.Server.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AlignSharp.Server.Search;

/// <summary><c>GET /v1/indexes/{name}/map</c>: an index seen from above. Computed when first asked for, then kept.</summary>
internal sealed class MapEndpoint(IndexShelf shelf, SearchGate gate)
{
    private const int MostPoints = 2000;
    private readonly ConcurrentDictionary<string, MapResponse> _maps = new(StringComparer.Ordinal);

    public async Task<JsonHttpResult<MapResponse>> FindAsync(string name, CancellationToken cancellationToken)
    {
        var index = shelf.FindRows(name);
        if (!_maps.TryGetValue(name, out var map))
        {
            map = await gate.RunAsync(() => Draw(name, index, cancellationToken), cancellationToken);
            _maps[name] = map;
        }

        return TypedResults.Json(map, ServerJson.Default.MapResponse);
    }

    private static MapResponse Draw(string name, EmbeddingIndex index, CancellationToken cancellationToken)
    {
        var count = (int)Math.Min(MostPoints, index.Info.Rows);
        long[] rows = [.. Enumerable.Range(0, count).Select(point => point * index.Info.Rows / count)];
        var vectors = new FloatTensor(count, index.Info.Size);
        for (var point = 0; point < count; point++)
        {
            index.GetVector(rows[point]).CopyTo(vectors[point]);
        }

        var places = PrincipalAxes.Project(vectors, cancellationToken);
        return new(name, index.Info.Rows, [.. rows.Zip(places, (row, place) =>
            new MapPoint(row, index.GetEntry(row).Name, place.X, place.Y))]);
    }
}
