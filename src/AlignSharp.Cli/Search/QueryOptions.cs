using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Search.Queries;

namespace AlignSharp.Cli.Search;

/// <summary>What to look for: texts and pictures, each with a weight behind '^' or none.</summary>
internal sealed class QueryOptions
{
    private readonly Argument<string[]> _texts = new("TEXT")
    {
        Description = "What the results should show. Several are added up; a weight can follow: \"snow^0.5\" (texts weigh 2, pictures 1).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _images = new("--image") { Description = "A picture that the results should be like.", HelpName = "FILE" };
    private readonly Option<string[]> _minus = new("--minus") { Description = "What the results should not show.", HelpName = "TEXT" };

    private readonly Option<string?> _queries = new("--queries")
    {
        Description = "A file with one text a line: each is a query of its own, and all are searched together.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_texts);
        command.Add(_images);
        command.Add(_minus);
        command.Add(_queries);
        command.Validators.Add(result =>
        {
            var one = result.GetValue(_texts) is { Length: > 0 } || result.GetValue(_images) is { Length: > 0 } || result.GetValue(_minus) is { Length: > 0 };
            if (one == result.GetValue(_queries) is not null)
            {
                result.AddError("Expected what to look for: texts, --image or --minus, or else --queries alone.");
            }
        });
    }

    /// <summary>The queries by name; one without a name where it was given on the command line.</summary>
    public async Task<IReadOnlyList<(string? Name, SearchQuery Query)>> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_queries) is { } file)
        {
            return [.. (await ReadLinesAsync(file, cancellationToken)).Select(static line => ((string?)line, new SearchQuery { Plus = [WeightedText.Parse(line)] }))];
        }

        return [(null, new SearchQuery
        {
            Plus = [.. (parsed.GetValue(_texts) ?? []).Select(WeightedText.Parse)],
            Images = [.. (parsed.GetValue(_images) ?? []).Select(WeightedImage.Load)],
            Minus = [.. (parsed.GetValue(_minus) ?? []).Select(WeightedText.Parse)],
        })];
    }

    private static async Task<string[]> ReadLinesAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            string[] lines = [.. (await File.ReadAllLinesAsync(file, cancellationToken)).Select(static line => line.Trim()).Where(static line => line.Length > 0)];
            return lines.Length > 0 ? lines : throw new AlignException($"{file} holds no text; expected one a line.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {error.Message}");
        }
    }
}
