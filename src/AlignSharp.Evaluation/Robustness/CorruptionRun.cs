using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using AlignSharp.Evaluation.Corruptions;
using AlignSharp.Evaluation.Corruptions.Attack;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>Embeds corrupted pictures of a split; what was embedded before is in the cache.</summary>
/// <param name="Context">The split.</param>
/// <param name="Rows">Which of its pictures, ascending.</param>
internal sealed record CorruptionRun(EvaluationContext Context, ImmutableArray<int> Rows)
{
    // Part of the names in the cache: raise it when a corruption changes.
    private const int Version = 1;

    /// <summary>The pictures as they are, at the size at which they are corrupted.</summary>
    public Task<FloatTensor> EmbedCleanAsync(CancellationToken cancellationToken) =>
        Context.EmbedChangedAsync(Rows, $"framed {Version}", static (_, picture) => PictureFrame.Fit(picture), cancellationToken);

    public Task<FloatTensor> EmbedAsync(Corruption corruption, int severity, CancellationToken cancellationToken) =>
        Context.EmbedChangedAsync(
            Rows,
            $"{corruption.Name} {severity}, version {Version}, seed {Context.Seed}",
            (row, picture) => corruption.Apply(PictureFrame.Fit(picture), severity, SeedOf(row)),
            cancellationToken);

    /// <summary>The pictures with texts pasted on them; those without a text stay as they are.</summary>
    public Task<FloatTensor> EmbedAttackedAsync(IReadOnlyDictionary<int, string> texts, int severity, CancellationToken cancellationToken)
    {
        var written = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(string.Join('\0', Rows.Select(row => texts.GetValueOrDefault(row, "")))));
        return Context.EmbedChangedAsync(
            Rows,
            $"{TypographicAttack.AttackName} {severity}, version {Version}, seed {Context.Seed}, texts {written:x16}",
            (row, picture) => texts.TryGetValue(row, out var text)
                ? new TypographicAttack(text).Apply(PictureFrame.Fit(picture), severity, SeedOf(row))
                : PictureFrame.Fit(picture),
            cancellationToken);
    }

    private ulong SeedOf(int row) => PictureFrame.Seed(Context.Seed, Context.Samples[row].Key);
}
