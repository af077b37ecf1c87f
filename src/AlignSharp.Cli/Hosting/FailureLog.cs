namespace AlignSharp.Cli.Hosting;

/// <summary>The parts of a batch that failed: told as they happen, counted at the end. The rest goes on.</summary>
internal sealed class FailureLog(Terminal terminal)
{
    private readonly List<Failure> _failures = [];

    public IReadOnlyList<Failure> Entries => _failures;

    public void Add(string name, AlignException error)
    {
        var sentence = error.Message.Contains(name, StringComparison.Ordinal) ? error.Message : $"{name}: {error.Message}";
        _failures.Add(new(name, sentence));
        terminal.Fail(sentence);
    }

    /// <summary>Says how many failed, and gives the exit code of the run.</summary>
    /// <param name="total">How many there were.</param>
    /// <param name="unit">What they are: "pictures".</param>
    public int Conclude(long total, string unit)
    {
        if (_failures.Count == 0)
        {
            return ExitCode.Success;
        }

        terminal.Fail($"{_failures.Count} of {total} {unit} failed.");
        return ExitCode.Failure;
    }
}
