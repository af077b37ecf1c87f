using System.Globalization;
using AlignSharp.Data.Pairs.Captions;
using AlignSharp.Data.Shards;
using AlignSharp.Inference;

namespace AlignSharp.Data.Pairs;

/// <summary>
/// Packs a folder of pictures and their captions into shards. The same folder makes the same shards, byte for byte: samples
/// come in the order of the caption file or of the pictures' names, and are numbered. Works on all cores, holds a few
/// pictures in memory, and all captions where they come from one file.
/// </summary>
public static class PairPacker
{
    private const int LookAheadOfCore = 4;

    /// <summary>Packs pairs.</summary>
    /// <param name="options">What to pack, and into what.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops the packing; complete shards stay.</param>
    /// <exception cref="CaptionException">The folder or the caption file is of no use.</exception>
    /// <exception cref="Download.DownloadRunException">What is to be done to pictures contradicts itself or is out of range.</exception>
    /// <exception cref="ShardException">A shard cannot be written, or is there already.</exception>
    public static async Task<PackReport> PackAsync(
        PackOptions options, IProgress<PackProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Pictures.Validate();
        var candidates = Find(options);
        var start = options.Resume ? await PackStart.FindAsync(options, cancellationToken).ConfigureAwait(false) : PackStart.Beginning;
        candidates.RemoveRange(0, start.CountBefore(candidates));
        var preparer = new PairPreparer(options);
        var tally = new PackTally(start.Samples);
        await using var writer = new ShardWriter(
            options.Shards, options.Writing with { FirstIndex = options.Writing.FirstIndex + start.Shards });
        var prepared = LookAhead.SelectAsync(
            candidates, preparer.PrepareAsync, LookAheadOfCore * Environment.ProcessorCount, cancellationToken);
        await foreach (var pair in prepared.ConfigureAwait(false))
        {
            await AddAsync(pair, tally, writer, cancellationToken).ConfigureAwait(false);
            progress?.Report(new PackProgress(tally.Done, candidates.Count));
        }

        return tally.Report(await writer.CompleteAsync(cancellationToken).ConfigureAwait(false));
    }

    private static List<PairCandidate> Find(PackOptions options)
    {
        var folder = new PairFolder(options.Folder);
        return options.CaptionFile is null
            ? [.. folder.WithSidecars()]
            : [.. folder.WithTable(CaptionFile.Read(options.CaptionFile, options.Encoding, options.Columns))];
    }

    private static async Task AddAsync(PreparedPair pair, PackTally tally, ShardWriter writer, CancellationToken cancellationToken)
    {
        switch (pair)
        {
            case PreparedPair.Ready ready:
                var key = tally.Next.ToString("D9", CultureInfo.InvariantCulture);
                await writer.WriteAsync(new Sample(key, ready.Fields), cancellationToken).ConfigureAwait(false);
                tally.AddPacked(ready.Captions);
                break;
            case PreparedPair.Skipped skipped:
                tally.AddSkipped(skipped.Outcome, skipped.Detail);
                break;
        }
    }
}
