using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Server.Security;

namespace AlignSharp.Cli.Serve;

/// <summary><c>align serve key NAME</c>: a new key for the API.</summary>
internal sealed class KeyCommand : Command
{
    private readonly Argument<string> _name = new("NAME") { Description = "Whose key it is; logs and limits go by it." };

    private readonly Option<string?> _file = new("--append")
    {
        Description = "The file of keys to add the line to; made where it is missing.",
        HelpName = "FILE",
    };

    public KeyCommand(Terminal terminal)
        : base("key", "Make a key: it is shown once, and only its hash is kept.")
    {
        Add(_name);
        Add(_file);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var key = ApiKey.Create(parsed.GetRequiredValue(_name));
        if (parsed.GetValue(_file) is { } file)
        {
            await File.AppendAllTextAsync(file, key.Line + "\n", cancellationToken);
            terminal.Note($"Added {key.Name} to {file}. The key, which is not kept anywhere:");
            terminal.Output.WriteLine(key.Secret);
        }
        else
        {
            terminal.Output.WriteLine($"key:  {key.Secret}");
            terminal.Output.WriteLine($"line: {key.Line}");
        }

        return ExitCode.Success;
    }
}
