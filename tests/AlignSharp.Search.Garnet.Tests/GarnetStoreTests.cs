using AlignSharp.Search.Tests.Stores;
using Microsoft.Extensions.VectorData;

namespace AlignSharp.Search.Garnet.Tests;

/// <summary>What Microsoft.Extensions.VectorData asks of every store, asked of a real server.</summary>
public sealed class GarnetStoreTests(SharedServer server) : StoreConformance
{
    protected override VectorStore Store { get; } = new GarnetStore(server.Connection, new() { Index = new() { Shards = 4 } });
}
