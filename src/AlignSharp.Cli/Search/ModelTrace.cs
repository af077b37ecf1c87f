using AlignSharp.Checkpoints;

namespace AlignSharp.Cli.Search;

/// <summary>A model as an index remembers it.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Hash">The hash of its files.</param>
internal sealed record ModelTrace(string Name, string Hash)
{
    public static async Task<ModelTrace> OfAsync(string folder, CancellationToken cancellationToken) => new(
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
        await ModelIdentity.HashAsync(folder, cancellationToken));
}
