namespace AlignSharp.Cli.Search;

/// <summary>What <c>align search --json</c> prints for several queries.</summary>
internal sealed record SearchAnswers(IReadOnlyList<SearchAnswer> Queries);
