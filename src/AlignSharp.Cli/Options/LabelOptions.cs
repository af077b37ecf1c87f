using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.ZeroShot;

namespace AlignSharp.Cli.Options;

/// <summary>The labels to choose from and the sentences they are put into.</summary>
internal sealed class LabelOptions
{
    private readonly Option<string[]> _labels = new("--labels")
    {
        Description = "Labels to choose from, with commas between them.",
        HelpName = "cat,dog",
    };

    private readonly Option<string?> _file = new("--labels-file")
    {
        Description = "A file with one label a line, for many labels or labels with commas.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _templates = new("--template")
    {
        Description = "A sentence with {} where the label goes; several are averaged. \"{}\" takes labels as they are.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => ["a photo of a {}"],
    };

    public void AddTo(Command command)
    {
        command.Add(_labels);
        command.Add(_file);
        command.Add(_templates);
    }

    /// <exception cref="UsageException">There is no label, or one is given twice.</exception>
    public IReadOnlyList<string> Labels(ParseResult parsed)
    {
        var given = (parsed.GetValue(_labels) ?? []).SelectMany(list => list.Split(','));
        var filed = parsed.GetValue(_file) is { } file ? File.ReadLines(file) : [];
        List<string> labels = [.. given.Concat(filed).Select(label => label.Trim()).Where(label => label.Length > 0)];
        if (labels.Count == 0)
        {
            throw new UsageException("No label was given; expected --labels \"cat,dog\" or --labels-file FILE.");
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        return labels.Find(label => !known.Add(label)) is { } twice
            ? throw new UsageException($"The label '{twice}' is given twice; expected each label once.")
            : labels;
    }

    /// <exception cref="UsageException">A template has no place for the label.</exception>
    public IReadOnlyList<PromptTemplate> Templates(ParseResult parsed)
    {
        try
        {
            return [.. parsed.GetRequiredValue(_templates).Select(PromptTemplate.Parse)];
        }
        catch (AlignException error)
        {
            throw new UsageException(error.Message);
        }
    }
}
