using System.Collections.Immutable;
using AlignSharp.Evaluation.Corruptions;
using AlignSharp.Evaluation.Corruptions.Attack;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>How pictures are corrupted, and how many.</summary>
public sealed record RobustnessOptions
{
    /// <summary>The corruptions; all unless set.</summary>
    public ImmutableArray<Corruption> Corruptions { get; init; } = CorruptionCatalog.Find([]);

    /// <summary>Whether the name of a wrong class is pasted on the pictures too.</summary>
    public bool HasTypographicAttack { get; init; } = true;

    /// <summary>The severities, ascending, from 1 to 5; all unless set.</summary>
    public ImmutableArray<int> Severities { get; init; } = [1, 2, 3, 4, 5];

    /// <summary>The most pictures of a split that may be asked for: they stay in memory, about 150 KB each.</summary>
    public const int MostPictures = 10_000;

    /// <summary>How many pictures of a split are used, drawn by the seed: each is embedded once for every corruption and severity.</summary>
    public int Pictures { get; init; } = 100;

    /// <summary>Corruptions by name or family, the typographic attack ("attack") among them.</summary>
    /// <param name="names">The names; all where none is given.</param>
    /// <exception cref="EvaluationException">There is no corruption of that name.</exception>
    public RobustnessOptions WithCorruptions(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] others = [.. names.Where(static name => !IsAttack(name))];
        return this with
        {
            Corruptions = names.Count > 0 && others.Length == 0 ? [] : CorruptionCatalog.Find(others),
            HasTypographicAttack = names.Count == 0 || names.Any(IsAttack),
        };
    }

    private static bool IsAttack(string name) => name is "attack" or TypographicAttack.AttackName;
}
