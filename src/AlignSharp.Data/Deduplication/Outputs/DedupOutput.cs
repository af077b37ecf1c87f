using System.Collections.Immutable;
using AlignSharp.Data.Deduplication.Decisions;
using AlignSharp.Data.Deduplication.Sources;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Deduplication.Outputs;

/// <summary>Where the results go: a table, or a folder of shards with a table. What cannot be written is found before the work.</summary>
internal sealed class DedupOutput
{
    private readonly DedupRequest _request;
    private readonly string _table;
    private readonly string _clusters;
    private readonly ImmutableArray<ShardCopy> _shards;

    /// <exception cref="DedupRequestException">The output does not fit the inputs.</exception>
    public DedupOutput(DedupRequest request, ImmutableArray<DedupSource> inputs)
    {
        _request = request;
        if (MetadataFileName.TryParse(request.Output) is not null)
        {
            (_table, _clusters, _shards) = (request.Output, Path.ChangeExtension(request.Output, ".clusters.jsonl"), []);
            return;
        }

        _table = Path.Combine(request.Output, "decisions.parquet");
        _clusters = Path.Combine(request.Output, "clusters.jsonl");
        _shards = PlanShards(request.Output, inputs);
    }

    /// <summary>Writes everything; files that are there already give way.</summary>
    public async Task WriteAsync(DedupResult result, IProgress<DedupProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (var shard in _shards)
        {
            progress?.Report(new DedupProgress($"writing {Path.GetFileName(shard.Target)}", 0));
            await shard.WriteAsync(result, cancellationToken).ConfigureAwait(false);
        }

        DecisionTable.Write(_table, result);
        new ClusterFile(result).Write(_clusters);
        if (_request.ContactSheet is { } page)
        {
            progress?.Report(new DedupProgress($"writing {Path.GetFileName(page)}", 0));
            await new ContactSheet(result).WriteAsync(page, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ImmutableArray<ShardCopy> PlanShards(string folder, ImmutableArray<DedupSource> inputs)
    {
        if (ShardCompression.IsShard(folder) || inputs.FirstOrDefault(source => source is not ShardSource) is not null)
        {
            throw new DedupRequestException(
                $"{folder} would be a folder of shards, but {(ShardCompression.IsShard(folder) ? "it is named as one shard" : "not every input is a shard")}; "
                + $"expected {(ShardCompression.IsShard(folder) ? "a folder" : $"a table ending in {MetadataFileName.Expected}")}.");
        }

        ImmutableArray<ShardCopy> copies =
            [.. inputs.OfType<ShardSource>().Select(source => new ShardCopy(source, Path.Combine(folder, Path.GetFileName(source.Path))))];
        if (copies.GroupBy(copy => copy.Target).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new DedupRequestException($"{twice.Count()} inputs are called {Path.GetFileName(twice.Key)}; expected shards of different names.");
        }

        return copies.FirstOrDefault(copy => Path.GetFullPath(copy.Source.Path) == Path.GetFullPath(copy.Target)) is { } same
            ? throw new DedupRequestException($"{same.Target} is one of the inputs; expected another folder to write to.")
            : copies;
    }
}
