using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inputs;
using AlignSharp.Net;

namespace AlignSharp.Cli.Options;

/// <summary>The pictures that a command works on.</summary>
internal sealed class PictureOptions
{
    private readonly Argument<string[]> _images = new("IMAGES")
    {
        Description = "Files, folders, WebDataset shards, globs such as \"photos/**/*.jpg\", http(s) URLs, or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _allowPrivate = new("--allow-private-addresses")
    {
        Description = "Let URLs lead to addresses inside a network.",
    };

    private readonly Option<int> _batchSize = new("--batch-size")
    {
        Description = "Pictures that go through the model together.",
        HelpName = "N",
        DefaultValueFactory = _ => 16,
    };

    public PictureOptions()
    {
        _images.Validators.Add(result =>
        {
            if (result.Tokens.Count(token => token.Value == PictureSource.StandardInput) > 1)
            {
                result.AddError("IMAGES holds - twice; standard input can be read once.");
            }
        });
        _batchSize.Validators.Add(result =>
        {
            if (result.Number<int>() is (< 1 or > 512) and var size)
            {
                result.AddError($"--batch-size is {size}; expected 1 to 512.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_images);
        command.Add(_batchSize);
        command.Add(_allowPrivate);
    }

    public IReadOnlyList<string> Arguments(ParseResult parsed) => parsed.GetRequiredValue(_images);

    public int BatchSize(ParseResult parsed) => parsed.GetValue(_batchSize);

    /// <summary>Where the pictures come from; dispose of it after the last one.</summary>
    public PictureSource Source(ParseResult parsed, Terminal terminal) => new(
        Arguments(parsed), terminal, new NetworkRules { AllowPrivateAddresses = parsed.GetValue(_allowPrivate) });
}
