using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.IO;
using AlignSharp.Training.Runs;

namespace AlignSharp.Cli.Training;

/// <summary><c>align train plot RUN</c>: draws the curves of a run.</summary>
internal sealed class PlotCommand : Command
{
    private readonly Argument<string> _run = new("RUN") { Description = "The run's folder." };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The page to write (.html), or a picture of the curves alone (.svg).",
        HelpName = "FILE",
        DefaultValueFactory = static _ => "curves.html",
    };

    public PlotCommand(Terminal terminal)
        : base("plot", "Draw the curves of a run as an HTML page or SVG.")
    {
        _output.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && !HasEnding(token.Value, ".html") && !HasEnding(token.Value, ".svg"))
            {
                result.AddError($"--output is {token.Value}; expected a name that ends in .html or .svg.");
            }
        });
        Add(_run);
        Add(_output);
        SetAction(parsed => Write(parsed.GetRequiredValue(_run), parsed.GetRequiredValue(_output), terminal));
    }

    private static int Write(string run, string output, Terminal terminal)
    {
        Action<Stream, string> write = HasEnding(output, ".svg") ? RunReport.WriteSvg : RunReport.Write;
        AtomicFile.Write(output, stream => write(stream, run));
        terminal.Note($"The curves are in {output}.");
        return ExitCode.Success;
    }

    private static bool HasEnding(string path, string ending) => Path.GetExtension(path).Equals(ending, StringComparison.OrdinalIgnoreCase);
}
