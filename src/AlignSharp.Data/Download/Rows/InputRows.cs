using System.Collections.Immutable;

namespace AlignSharp.Data.Download.Rows;

/// <summary>The rows of a run's inputs, one file after the other.</summary>
/// <param name="Tables">The files, in order.</param>
/// <param name="Inputs">What they are known by, in the same order.</param>
internal sealed record InputRows(ImmutableArray<MetadataTable> Tables, ImmutableArray<DownloadInput> Inputs)
{
    public long Count => Inputs.Sum(input => input.Rows);

    public static InputRows Open(
        RowDatabase database, ImmutableArray<string> paths, DownloadOptions options, CancellationToken cancellationToken)
    {
        var columns = new PairColumns(options.UrlColumn, options.TextColumn, options.HashColumn);
        var tables = ImmutableArray.CreateBuilder<MetadataTable>();
        var inputs = ImmutableArray.CreateBuilder<DownloadInput>();
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var table = MetadataTable.Open(database, path, columns);
            tables.Add(table);
            inputs.Add(new(
                Path.GetFileName(path), new FileInfo(path).Length, DownloadInput.FingerprintOf(path), table.CountRows(database)));
        }

        return new(tables.ToImmutable(), inputs.ToImmutable());
    }

    /// <summary>The rows from one on. Files before it are not read.</summary>
    /// <param name="database">Where to read.</param>
    /// <param name="from">The first row.</param>
    public IEnumerable<PairRow> Read(RowDatabase database, long from)
    {
        var firstIndex = 0L;
        foreach (var (table, input) in Tables.Zip(Inputs))
        {
            if (from < firstIndex + input.Rows)
            {
                foreach (var row in table.Read(database, Math.Max(0, from - firstIndex), firstIndex))
                {
                    yield return row;
                }
            }

            firstIndex += input.Rows;
        }
    }

    /// <summary>Whether these are the same files in the same order.</summary>
    public bool AreOf(ImmutableArray<DownloadInput> inputs) =>
        Inputs.Select(input => input.Fingerprint).SequenceEqual(inputs.Select(input => input.Fingerprint));
}
