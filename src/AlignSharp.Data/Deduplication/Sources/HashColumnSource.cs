using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using AlignSharp.Data.Deduplication.Hashing;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>Metadata with a column of perceptual hashes, such as COYO-700M's <c>image_phash</c>.</summary>
internal sealed class HashColumnSource(string path, ImmutableArray<ColumnMapping> mappings) : DedupSource(path)
{
    public override async IAsyncEnumerable<Reading> ReadAsync(
        Fingerprinter maker, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (maker.UsesEmbeddings)
        {
            throw new DedupRequestException($"{Path} is metadata and has no embeddings; expected --method phash, or pictures.");
        }

        using var database = WorkDatabase.Open(new MetadataEngineOptions());
        var source = await MetadataSource.OpenAsync(database, [Path], mappings, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            Select(source.Schema),
            row => (Key: row.IsDBNull(0) ? null : row.GetString(0), Hash: row.IsDBNull(1) ? null : row.GetString(1), Pixels: row.GetInt64(2)),
            cancellationToken).ConfigureAwait(false);
        for (var ordinal = 0; ordinal < rows.Count; ordinal++)
        {
            var (key, hash, pixels) = rows[ordinal];
            yield return Read(ordinal, key ?? ordinal.ToString(CultureInfo.InvariantCulture), hash, pixels);
        }
    }

    private static Reading Read(int ordinal, string key, string? text, long pixels) => PerceptualHash.TryParse(text, out var hash)
        ? new(ordinal, key, new Fingerprint(pixels, hash, default, default), null)
        : new(ordinal, key, null, text is null
            ? $"The row {key} has no hash; expected 16 hexadecimal digits."
            : $"The row {key} has the hash \"{text}\"; expected 16 hexadecimal digits.");

    private SqlStatement Select(MetadataSchema schema)
    {
        var hash = schema.Find(ColumnRole.Image);
        if (hash is null || hash == schema.Find(ColumnRole.Url))
        {
            throw new DedupException($"{Path} has no column of perceptual hashes; expected image_phash or phash, or a mapping image=COLUMN.");
        }

        var key = schema.Find(ColumnRole.Id) is { } id ? $"CAST({SqlName.Quote(id.Name)} AS VARCHAR)" : "NULL";
        var pixels = (schema.Find(ColumnRole.Width), schema.Find(ColumnRole.Height)) is ({ IsNumber: true } width, { IsNumber: true } height)
            ? $"coalesce(CAST({SqlName.Quote(width.Name)} AS BIGINT) * CAST({SqlName.Quote(height.Name)} AS BIGINT), 0)"
            : "CAST(0 AS BIGINT)";
        return new($"SELECT {key}, CAST({SqlName.Quote(hash.Name)} AS VARCHAR), {pixels} FROM {MetadataSource.View}");
    }
}
