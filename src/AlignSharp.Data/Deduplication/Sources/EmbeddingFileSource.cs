using System.Globalization;
using System.Runtime.CompilerServices;
using AlignSharp.Data.Deduplication.Embeddings;
using AlignSharp.IO;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>A .npy file of embeddings, with the keys in a .txt of the same name beside it, one a line (<see cref="NameLine"/>).</summary>
internal sealed class EmbeddingFileSource(string path) : DedupSource(path)
{
    public override async IAsyncEnumerable<Reading> ReadAsync(
        Fingerprinter maker, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (maker.UsesHashes)
        {
            throw new DedupRequestException($"{Path} holds embeddings and no hashes; expected --method embedding.");
        }

        await using var file = NpyReader.Open(Path);
        var keys = await ReadKeysAsync(file.Rows, cancellationToken).ConfigureAwait(false);
        for (var row = 0; row < file.Rows; row++)
        {
            var embedding = await file.ReadRowAsync(cancellationToken).ConfigureAwait(false);
            yield return new Reading(
                row, keys?[row] ?? row.ToString(CultureInfo.InvariantCulture), new Fingerprint(0, default, default, embedding), null);
        }
    }

    private async Task<string[]?> ReadKeysAsync(int rows, CancellationToken cancellationToken)
    {
        var names = System.IO.Path.ChangeExtension(Path, ".txt");
        if (!File.Exists(names))
        {
            return null;
        }

        var keys = await File.ReadAllLinesAsync(names, cancellationToken).ConfigureAwait(false);
        return keys.Length == rows
            ? Array.ConvertAll(keys, NameLine.Unescape)
            : throw new DedupException($"{names} has {keys.Length} lines; expected {rows}, one for each embedding of {Path}.");
    }
}
