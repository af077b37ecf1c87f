using System.Collections.Immutable;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Download.Rows;

/// <summary>Finds the files of metadata that files, folders and patterns mean.</summary>
internal static class InputFiles
{
    public static async Task<ImmutableArray<string>> FindAsync(ImmutableArray<string> inputs, CancellationToken cancellationToken)
    {
        using var database = WorkDatabase.Open(new MetadataEngineOptions { Threads = 1 });
        return (await MetadataFiles.FindAsync(database, inputs, cancellationToken).ConfigureAwait(false)).Paths;
    }
}
