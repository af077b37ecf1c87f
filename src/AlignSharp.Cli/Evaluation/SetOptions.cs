using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using AlignSharp.Cli.Hosting;
using AlignSharp.Evaluation.Sets;
using AlignSharp.ZeroShot;

namespace AlignSharp.Cli.Evaluation;

/// <summary>Which data to measure on, and how they are laid out.</summary>
internal sealed class SetOptions
{
    private readonly Option<string[]> _data = new("--data", "-d")
    {
        Description = "Shards, a folder of class folders, a folder in CLIP_benchmark's layout, a .csv or .tsv file, or a folder of pictures with --captions.",
        HelpName = "DATA",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _captions = new("--captions")
    {
        Description = "Captions of the folder's pictures: COCO .json, Karpathy's dataset_*.json, Flickr30k .token, .csv or .tsv.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _division = new("--karpathy") { Description = "Karpathy's file, where the captions come from another.", HelpName = "FILE" };
    private readonly Option<string?> _split = new("--split") { Description = "The part of a divided set (default: test).", HelpName = "NAME" };
    private readonly Option<string[]> _fields = new("--labels") { Description = "Fields or columns that hold labels, with commas between them (default: those of label, class, group and subgroup that occur).", HelpName = "NAMES" };
    private readonly Option<string?> _classes = new("--classes") { Description = "The classes that count, by id or index, with names or without: .txt or .json.", HelpName = "FILE" };
    private readonly Option<string[]> _templates = new("--template") { Description = "A sentence with {} where the class goes; several are averaged (default: the set's own).", HelpName = "TEXT" };

    public void AddTo(Command command, bool isRequired = true)
    {
        _data.Required = isRequired;
        Option[] described = [_captions, _division, _split, _fields, _classes, _templates];
        foreach (var option in described.Prepend(_data))
        {
            command.Add(option);
        }

        if (!isRequired)
        {
            command.Validators.Add(result => CheckData(result, described));
        }
    }

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_data) is { Length: > 0 };

    // What describes data that were not given would be passed over in silence.
    private void CheckData(CommandResult command, Option[] described)
    {
        if (command.GetResult(_data) is null && described.FirstOrDefault(option => command.GetResult(option) is not null) is { } alone)
        {
            command.AddError($"{alone.Name} stands without {_data.Name}; expected the data that it describes.");
        }
    }

    /// <exception cref="AlignException">The data are not there, or laid out in no known way.</exception>
    public IEvaluationSet Open(ParseResult parsed) => new SetRequest([.. parsed.GetValue(_data) ?? []])
    {
        Captions = parsed.GetValue(_captions),
        Division = parsed.GetValue(_division),
        Split = parsed.GetValue(_split),
        Fields = [.. (parsed.GetValue(_fields) ?? []).SelectMany(static names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
        Classes = parsed.GetValue(_classes),
    }.Open();

    /// <exception cref="UsageException">A template has no place for the class.</exception>
    public ImmutableArray<PromptTemplate> Templates(ParseResult parsed)
    {
        try
        {
            return [.. (parsed.GetValue(_templates) ?? []).Select(PromptTemplate.Parse)];
        }
        catch (AlignException error) when (error is not UsageException)
        {
            throw new UsageException(error.Message);
        }
    }
}
