using System.Globalization;
using System.Text.Json;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Pairs;

/// <summary>Where packing begins: at the beginning, or after the last sample of the shards that are there.</summary>
/// <param name="Shards">The shards that are there.</param>
/// <param name="Samples">The samples in them.</param>
/// <param name="Source">The picture of the last of them.</param>
internal sealed record PackStart(int Shards, int Samples, string? Source)
{
    public static PackStart Beginning { get; } = new(0, 0, null);

    /// <summary>Reads the last of the shards that are there: its last sample tells its number and its picture.</summary>
    /// <exception cref="ShardException">That shard is damaged, or was not packed here.</exception>
    public static async Task<PackStart> FindAsync(PackOptions options, CancellationToken cancellationToken)
    {
        var names = new ShardNamePattern(options.Shards);
        var shards = 0;
        while (File.Exists(names[options.Writing.FirstIndex + shards]))
        {
            shards++;
        }

        if (shards == 0)
        {
            return Beginning;
        }

        var path = names[options.Writing.FirstIndex + shards - 1];
        await using var reader = ShardReader.Open(path);
        var last = await reader.ReadAllAsync(cancellationToken).LastOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return last is not null && int.TryParse(last.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && SourceOf(last) is { } source
            ? new PackStart(shards, number + 1, source)
            : throw new ShardException($"{path} does not end with a sample that was packed here; expected one with a number and a source.");
    }

    /// <summary>How many candidates come before the first that is to be packed.</summary>
    /// <exception cref="ShardException">The last picture is not among them.</exception>
    public int CountBefore(List<PairCandidate> candidates)
    {
        if (Source is null)
        {
            return 0;
        }

        var last = candidates.FindIndex(candidate => candidate.Name == Source);
        return last >= 0
            ? last + 1
            : throw new ShardException($"The shards end with {Source}, which is not among the pictures; expected the folder and captions they were packed from.");
    }

    private static string? SourceOf(Sample sample)
    {
        try
        {
            using var json = JsonDocument.Parse(sample.Fields["json"]);
            return json.RootElement.GetProperty("source").GetString();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
