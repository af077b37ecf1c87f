using System.Collections.Immutable;
using System.CommandLine;
using AlignSharp.Data.Download;

namespace AlignSharp.Cli.Data;

/// <summary>What is downloaded, and into which folder.</summary>
internal sealed class DownloadRunOptions
{
    private readonly Argument<string[]> _inputs = new("META")
    {
        Description = "Parquet, CSV or JSON-lines files, folders of them, or glob patterns.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder of the run; one that is there goes on.",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<string?> _url = new("--url-column")
    {
        Description = "The column of URLs (default: url).",
        HelpName = "NAME",
    };

    private readonly Option<string?> _text = new("--text-column")
    {
        Description = "The column of texts (default: text).",
        HelpName = "NAME",
    };

    private readonly Option<bool> _noText = new("--no-text") { Description = "Download pictures without texts." };

    private readonly Option<string?> _hash = new("--hash-column")
    {
        Description = "A column of MD5, SHA-1 or SHA-256 hashes that pictures must have.",
        HelpName = "NAME",
    };

    private readonly BoundOption<int> _rows = new("--rows-per-shard", 1, "Rows of metadata in a shard (default: 10000).");
    private readonly BoundOption<int> _hand = new("--shards-in-hand", 1, "Shards worked on together (default: 1); a kill loses these.");

    private readonly Option<bool> _retry = new("--retry-failed")
    {
        Description = "Ask again for rows that failed in a way that may pass.",
    };

    private readonly Option<bool> _incremental = new("--incremental")
    {
        Description = "Add the rows of META that the run does not have yet.",
    };

    public Argument<string[]> InputArgument => _inputs;

    public ImmutableArray<Option> All => [_output, _url, _text, _noText, _hash, _rows, _hand, _retry, _incremental];

    public DownloadOptions Read(ParseResult parsed)
    {
        var options = new DownloadOptions
        {
            Inputs = [.. parsed.GetRequiredValue(_inputs)],
            Output = parsed.GetRequiredValue(_output),
        };
        return options with
        {
            UrlColumn = parsed.GetValue(_url) ?? options.UrlColumn,
            TextColumn = parsed.GetValue(_noText) ? null : parsed.GetValue(_text) ?? options.TextColumn,
            HashColumn = parsed.GetValue(_hash),
            RowsPerShard = parsed.GetValue(_rows) ?? options.RowsPerShard,
            ShardsInHand = parsed.GetValue(_hand) ?? options.ShardsInHand,
            RetryFailed = parsed.GetValue(_retry),
            Incremental = parsed.GetValue(_incremental),
        };
    }
}
