namespace AlignSharp.Search.Garnet.Protocol;

/// <summary>An element that a server found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cosine">Of query and vector: 1 less the distance that the server gives.</param>
/// <param name="Attributes">Its attributes as JSON.</param>
internal sealed record GarnetHit(string Name, float Cosine, string? Attributes);
