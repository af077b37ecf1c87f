using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;
using AlignSharp.Data.Metadata.Rules;

namespace AlignSharp.Data.Metadata.Filtering;

/// <summary>
/// Filters metadata of pairs by rules and counts what each rule removes, alone and in order. Works out of core: memory
/// stays within <see cref="MetadataEngineOptions.MemoryLimit"/> however many rows there are. Safe to use from several
/// threads; every run has its own working folder.
/// </summary>
/// <param name="options">How much of the machine may be used; null for the defaults.</param>
public sealed class MetadataFilter(MetadataEngineOptions? options = null)
{
    private readonly MetadataEngineOptions _options = options ?? new();

    /// <summary>Reads the inputs, judges every row by every rule and writes the rows that all of them keep.</summary>
    /// <param name="request">What to filter, by which rules, into which file.</param>
    /// <param name="progress">Told a few times a second how far the run is.</param>
    /// <param name="cancellationToken">Stops the run; nothing is written then.</param>
    /// <returns>The funnel.</returns>
    /// <exception cref="NoRowsLeftException">No row passed every rule; nothing was written.</exception>
    /// <exception cref="MetadataRequestException">The condition is no expression over the columns, or the output's ending is unknown.</exception>
    /// <exception cref="MetadataException">A file cannot be read, or has no column that a rule reads.</exception>
    public async Task<FilterSummary> RunAsync(
        MetadataFilterRequest request, IProgress<MetadataProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequireDistinct(request.Rules);
        using var database = WorkDatabase.Open(_options);
        using var output = new PendingFile(request.Output);
        var copy = KeptRows.Copy(request.Output, output.TemporaryPath);
        var source = await MetadataSource.OpenAsync(database, request.Inputs, request.Columns, cancellationToken).ConfigureAwait(false);
        RequireApart(source.Files, request.Output);
        database.LockDown([.. source.Files.Paths, output.TemporaryPath]);
        foreach (var condition in request.Rules.OfType<SqlConditionRule>())
        {
            await RowCondition.CheckAsync(database, condition, cancellationToken).ConfigureAwait(false);
        }

        var judgement = Judgement(source, request.Rules);
        var runner = new StepRunner(database, source.Schema.Path, judgement.Length + 2, progress);
        var summary = await JudgeAsync(runner, judgement, request.Rules, cancellationToken).ConfigureAwait(false);
        output.CreateFolder();
        await runner.ExecuteAsync("writing the rows kept", copy, cancellationToken).ConfigureAwait(false);
        output.Commit();
        return summary;
    }

    private static async Task<FilterSummary> JudgeAsync(
        StepRunner runner, ImmutableArray<FilterStep> judgement, ImmutableArray<FilterRule> rules, CancellationToken cancellationToken)
    {
        foreach (var step in judgement)
        {
            await runner.ExecuteAsync(step.Task, step.Statement, cancellationToken).ConfigureAwait(false);
        }

        var summaries = await runner.ReadAsync(
            "counting", Verdicts.Count(rules.Length), row => Verdicts.ReadCounts(row, rules), cancellationToken).ConfigureAwait(false);
        return summaries[0].Kept > 0 ? summaries[0] : throw new NoRowsLeftException(summaries[0]);
    }

    private static ImmutableArray<FilterStep> Judgement(MetadataSource source, ImmutableArray<FilterRule> rules) =>
    [
        new("reading the columns that rules need", Candidates.Create(source, rules)),
        .. rules.SelectMany(rule => rule.Preparation.Select(statement => new FilterStep($"counting for {rule.Name}", statement))),
        new("judging every row", Verdicts.Judge(source.Schema, rules)),
        new("deciding which rows to keep", Verdicts.Decide(rules.Length)),
    ];

    private static void RequireDistinct(ImmutableArray<FilterRule> rules)
    {
        if (rules.IsEmpty)
        {
            throw new MetadataRequestException("No rule was asked for; expected at least one.");
        }

        if (rules.GroupBy(rule => rule.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new MetadataRequestException($"The rule {twice.Key} was asked for {twice.Count()} times; expected each rule once.");
        }
    }

    private static void RequireApart(MetadataFiles files, string output)
    {
        if (files.Paths.Contains(Path.GetFullPath(output)))
        {
            throw new MetadataRequestException($"{output} is one of the inputs; expected another file to write to.");
        }
    }
}
