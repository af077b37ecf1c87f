using Spectre.Console;

namespace AlignSharp.Cli.Hosting;

/// <summary>
/// All that a command touches of the shell it runs in: the three streams, whether a person sits at them, and the
/// environment. Data goes to <see cref="Output"/>; everything said to a person about the run goes to standard error.
/// </summary>
internal sealed class Terminal
{
    private const int OutputBufferSize = 1 << 16;

    private readonly Lazy<IAnsiConsole> _screen;
    private readonly Lazy<IAnsiConsole> _messages;

    public Terminal(Stream input, Stream output, TextWriter error)
    {
        Input = input;
        OutputStream = output;
        Output = new StreamWriter(output, bufferSize: OutputBufferSize) { NewLine = "\n" };
        Error = TextWriter.Synchronized(error);
        _screen = new(() => AnsiConsoles.Create(Output, OutputIsTerminal, Environment));
        _messages = new(() => AnsiConsoles.Create(Error, ErrorIsTerminal, Environment));
    }

    public Stream Input { get; }

    /// <summary>Standard output as text, buffered until the run ends or a command flushes it.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard output as bytes, for a command that writes nothing to <see cref="Output"/>.</summary>
    public Stream OutputStream { get; }

    /// <summary>Standard error as text; safe to use from several threads.</summary>
    public TextWriter Error { get; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>No progress and no notes.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Whether progress has someone to look at it.</summary>
    public bool ShowsProgress => ErrorIsTerminal && !IsQuiet;

    /// <summary>Standard output for a person: tables, colours where it is a terminal.</summary>
    public IAnsiConsole Screen => _screen.Value;

    /// <summary>Standard error as a console: progress bars.</summary>
    public IAnsiConsole Messages => _messages.Value;

    public static Terminal Attach() =>
        new(Console.OpenStandardInput(), StandardStreams.OpenOutput(), StandardStreams.OpenError())
        {
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
        };

    public void Fail(string sentence) => Say("error: ", "red", sentence);

    public void Warn(string sentence) => Say("warning: ", "yellow", sentence);

    public void Note(string sentence)
    {
        if (!IsQuiet)
        {
            Say("", "default", sentence);
        }
    }

    // The plain writer serves where no terminal is: it needs no console to be built and wraps no line.
    private void Say(string kind, string colour, string sentence)
    {
        if (ErrorIsTerminal)
        {
            Messages.Write(new Paragraph(kind, Style.Parse(colour)).Append(sentence + "\n"));
        }
        else
        {
            Error.WriteLine(kind + sentence);
        }
    }
}
