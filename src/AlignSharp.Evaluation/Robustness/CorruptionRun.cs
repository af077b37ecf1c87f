using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using AlignSharp.Evaluation.Corruptions;
using AlignSharp.Evaluation.Corruptions.Attack;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>Embeds corrupted pictures of a split; what was embedded before is in the cache.</summary>
/// <param name="context">The split.</param>
/// <param name="rows">Which of its pictures, ascending.</param>
internal sealed class CorruptionRun(EvaluationContext context, ImmutableArray<int> rows)
{
    // Part of the names in the cache: raise it when a corruption changes.
    private const int Version = 2;
    private readonly FramedPictures _framed = new(context.Pictures, rows);

    public EvaluationContext Context => context;

    public ImmutableArray<int> Rows => rows;

    /// <summary>The pictures as they are, at the size at which they are corrupted.</summary>
    public Task<FloatTensor> EmbedCleanAsync(CancellationToken cancellationToken) =>
        context.EmbedMadeAsync(rows, $"framed {Version}", _framed.GetAsync, cancellationToken);

    public Task<FloatTensor> EmbedAsync(Corruption corruption, int severity, CancellationToken cancellationToken) =>
        context.EmbedMadeAsync(
            rows,
            $"{corruption.Name} {severity}, version {Version}, seed {context.Seed}",
            async (row, token) => corruption.Apply(await _framed.GetAsync(row, token).ConfigureAwait(false), severity, SeedOf(row)),
            cancellationToken);

    /// <summary>The pictures with texts pasted on them; those without a text stay as they are.</summary>
    public Task<FloatTensor> EmbedAttackedAsync(IReadOnlyDictionary<int, string> texts, int severity, CancellationToken cancellationToken)
    {
        var written = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(string.Join('\0', rows.Select(row => texts.GetValueOrDefault(row, "")))));
        return context.EmbedMadeAsync(
            rows,
            $"{TypographicAttack.AttackName} {severity}, version {Version}, seed {context.Seed}, texts {written:x16}",
            async (row, token) =>
            {
                var picture = await _framed.GetAsync(row, token).ConfigureAwait(false);
                return texts.TryGetValue(row, out var text) ? new TypographicAttack(text).Apply(picture, severity, SeedOf(row)) : picture;
            },
            cancellationToken);
    }

    private ulong SeedOf(int row) => PictureFrame.Seed(context.Seed, context.Samples[row].Key);
}
