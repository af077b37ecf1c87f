using System.CommandLine;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align export</c>: a model for other engines.</summary>
internal sealed class ExportCommand : Command
{
    public ExportCommand(Terminal terminal)
        : base("export", "Write a model for other engines.") => Add(new ExportOnnxCommand(terminal));
}
