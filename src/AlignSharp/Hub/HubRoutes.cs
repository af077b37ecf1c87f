namespace AlignSharp.Hub;

/// <summary>The hub's addresses.</summary>
internal sealed class HubRoutes(Uri endpoint)
{
    private readonly string _root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');

    public Uri Repository(RepositoryId repository) => new($"{_root}/{repository}");

    public Uri Listing(RepositoryId repository, Revision revision) =>
        new($"{_root}/api/models/{repository}/revision/{Uri.EscapeDataString(revision.Name)}");

    public Uri File(RepositoryId repository, string commit, string path) =>
        new($"{_root}/{repository}/resolve/{commit}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}");
}
