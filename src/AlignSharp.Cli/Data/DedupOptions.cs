using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using AlignSharp.Cli.Hosting;
using AlignSharp.Data.Deduplication;
using AlignSharp.Data.Metadata;

namespace AlignSharp.Cli.Data;

/// <summary>What <c>align data dedup</c> compares, how near is too near, and where the results go.</summary>
internal sealed class DedupOptions
{
    private static readonly Dictionary<string, DedupMethod> Methods = new()
    {
        ["phash"] = DedupMethod.PerceptualHash,
        ["embedding"] = DedupMethod.Embedding,
        ["both"] = DedupMethod.Both,
    };

    private readonly Argument<string[]> _inputs = new("IN")
    {
        Description = "Shards, folders of shards or pictures, metadata with image_phash, or .npy embeddings.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "A folder for the kept shards, or a table of what became of each picture (.parquet, .csv, .jsonl).",
        HelpName = "OUT",
        Required = true,
    };

    private readonly Option<string> _method = new("--method")
    {
        Description = "Compare by perceptual hash, by embedding of the model, or by both.",
        DefaultValueFactory = _ => "phash",
    };

    private readonly BoundOption<int> _distance = new("--distance", 0, string.Create(
        CultureInfo.InvariantCulture,
        $"Most bits of 64 that differ (default {DedupRequest.DefaultHashDistance}; {DedupRequest.DefaultBareHashDistance} for hashes without pictures)."));

    private readonly BoundOption<double> _color = new("--color", 0, "Most by which colours differ, in levels of 255 (default 6).");
    private readonly BoundOption<double> _cosine = new("--cosine", 0, "Smallest cosine of embeddings (default 0.975).");

    private readonly Option<string[]> _against = new("--against")
    {
        Description = "A set near which nothing may be, such as a test set. May be repeated.",
        HelpName = "SET",
    };

    private readonly Option<bool> _againstOnly = new("--against-only") { Description = "Leave duplicates within IN alone." };

    private readonly Option<string> _keep = new("--keep")
    {
        Description = "Which of several stays: the first, or the largest.",
        DefaultValueFactory = _ => "first",
    };

    private readonly Option<string[]> _columns = new("--column")
    {
        Description = "Name the column of a role in metadata: image=HASHES or id=KEYS. May be repeated.",
        HelpName = "ROLE=NAME",
    };

    private readonly Option<string?> _html = new("--html") { Description = "A page with the largest clusters to look at.", HelpName = "FILE" };

    public DedupOptions()
    {
        _method.AcceptOnlyFromAmong([.. Methods.Keys]);
        _keep.AcceptOnlyFromAmong("first", "largest");
    }

    public void AddTo(Command command)
    {
        command.Add(_inputs);
        foreach (var option in new Option[] { _output, _method, _distance, _color, _cosine, _against, _againstOnly, _keep, _columns, _html })
        {
            command.Add(option);
        }
    }

    /// <exception cref="UsageException">A column mapping is not understood.</exception>
    public DedupRequest Read(ParseResult parsed)
    {
        var request = new DedupRequest
        {
            Inputs = [.. parsed.GetRequiredValue(_inputs)],
            Against = [.. parsed.GetValue(_against) ?? []],
            Output = parsed.GetRequiredValue(_output),
            ContactSheet = parsed.GetValue(_html),
            Method = Methods[parsed.GetRequiredValue(_method)],
            HashDistance = parsed.GetValue(_distance),
            Keep = parsed.GetValue(_keep) == "largest" ? KeepRule.Largest : KeepRule.First,
            AgainstOnly = parsed.GetValue(_againstOnly),
            Columns = Columns(parsed),
        };
        return request with
        {
            ColorDistance = parsed.GetValue(_color) ?? request.ColorDistance,
            Cosine = parsed.GetValue(_cosine) ?? request.Cosine,
        };
    }

    /// <summary>Whether pictures go through a model; embeddings that are given do not.</summary>
    public static bool NeedsModel(DedupRequest request) =>
        request.Method != DedupMethod.PerceptualHash
        && !request.Inputs.Concat(request.Against).All(input => input.EndsWith(".npy", StringComparison.OrdinalIgnoreCase));

    private ImmutableArray<ColumnMapping> Columns(ParseResult parsed)
    {
        try
        {
            return [.. (parsed.GetValue(_columns) ?? []).Select(ColumnMapping.Parse)];
        }
        catch (MetadataRequestException error)
        {
            throw new UsageException(error.Message);
        }
    }
}
