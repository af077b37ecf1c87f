using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Search;
using AlignSharp.Search.Garnet;

namespace AlignSharp.Cli.Search;

/// <summary><c>align search INDEX TEXT</c>: find pictures by words, by picture, or by both.</summary>
internal sealed class SearchCommand : Command
{
    private readonly Argument<string> _index = new("INDEX") { Description = "The index's folder, made by 'align index', or garnet://HOST:PORT/NAME." };
    private readonly QueryOptions _query = new();
    private readonly ResultOptions _results = new();
    private readonly EngineOptions _engine = new();
    private readonly Option<string?> _html = new("--html") { Description = "Write a page with the pictures found.", HelpName = "FILE" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public SearchCommand(Terminal terminal)
        : base("search", "Find pictures in an index by words, by picture, or by both.")
    {
        Add(_index);
        _query.AddTo(this);
        _results.AddTo(this);
        Add(_html);
        Add(_json);
        _engine.AddTo(this);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = _results.Read(parsed);
        var queries = await _query.ReadAsync(parsed, cancellationToken);
        await using var index = await IndexHandle.OpenAsync(parsed.GetRequiredValue(_index));
        index.RequireModel((await ModelTrace.OfAsync(_engine.FindFolder(parsed, terminal), cancellationToken)).Hash);
        using var model = _engine.LoadModel(parsed, terminal);
        var unknown = new UnknownWords(model.Processor.Tokenizer, terminal);
        unknown.CheckAll([.. queries.SelectMany(static query => query.Query.Plus.Concat(query.Query.Minus)).Select(static text => text.Text)]);
        var embeddings = new FloatTensor(queries.Count, index.Size);
        for (var query = 0; query < queries.Count; query++)
        {
            queries[query].Query.Embed(model, cancellationToken).CopyTo(embeddings[query]);
        }

        var found = await index.SearchAsync(embeddings, options, cancellationToken);
        TellUnknownFields(index, options, found, terminal);
        SearchAnswer[] answers = [.. found.Select((hits, query) => SearchAnswer.Of(queries[query].Name, hits))];
        if (parsed.GetValue(_html) is { } page)
        {
            await SearchPage.WriteAsync(page, answers, cancellationToken);
            terminal.Note($"Wrote {page}.");
        }

        Print(answers, parsed.GetValue(_json), terminal);
        return ExitCode.Success;
    }

    private static void TellUnknownFields(
        IndexHandle index, SearchOptions options, ImmutableArray<ImmutableArray<SearchHit>> found, Terminal terminal)
    {
        if (index.Folder is not { } folder || found.Any(static hits => hits.Length > 0))
        {
            return;
        }

        foreach (var field in options.Where.Select(static condition => condition.Field).Distinct().Where(field => !folder.HasField(field)))
        {
            terminal.Note($"No row of the index has the field {field}.");
        }
    }

    private static void Print(SearchAnswer[] answers, bool asJson, Terminal terminal)
    {
        if (!asJson)
        {
            Array.ForEach(answers, answer => PrintText(answer, terminal.Output));
        }
        else if (answers is [{ Query: null } only])
        {
            IndexJson.Write(terminal, only, IndexJson.Default.SearchAnswer);
        }
        else
        {
            IndexJson.Write(terminal, new SearchAnswers(answers), IndexJson.Default.SearchAnswers);
        }
    }

    private static void PrintText(SearchAnswer answer, TextWriter output)
    {
        if (answer.Query is not null)
        {
            output.WriteLine(answer.Query);
        }

        foreach (var result in answer.Results)
        {
            var similar = result.Similar is { } count ? $"  (+{count} similar)" : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Score,7:F4}  {result.Name}{similar}"));
        }
    }
}
