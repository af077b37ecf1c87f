using System.Text;
using Spectre.Console;

namespace AlignSharp.Cli.Hosting;

/// <summary>Builds consoles on given writers: escape sequences only on a terminal, colours unless NO_COLOR is set.</summary>
internal static class AnsiConsoles
{
    public static IAnsiConsole Create(TextWriter writer, bool isTerminal, Func<string, string?> environment)
    {
        var colours = isTerminal && string.IsNullOrEmpty(environment("NO_COLOR"));
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new WriterOutput(writer, isTerminal),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
    }

    private sealed class WriterOutput(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        // Wide enough that nothing is wrapped or cut where no person looks.
        private const int UnlimitedWidth = 10_000;

        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : UnlimitedWidth;

        public int Height => isTerminal && Console.WindowHeight > 0 ? Console.WindowHeight : 24;

        public void SetEncoding(Encoding encoding)
        {
            // The writer has chosen its own already.
        }
    }
}
