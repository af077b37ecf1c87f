using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Outputs;

/// <summary>Shows each picture's result as soon as it is there: the picture's name, and lines below it.</summary>
/// <param name="terminal">Whose standard output it is written to.</param>
/// <param name="describe">The lines of a picture's result.</param>
internal sealed class PictureText<T>(Terminal terminal, Func<T, (string Image, IEnumerable<string> Lines)> describe) : IPictureOutput<T>
{
    public async ValueTask WriteAsync(T result, CancellationToken cancellationToken)
    {
        var (image, lines) = describe(result);
        terminal.Output.WriteLine(image);
        foreach (var line in lines)
        {
            terminal.Output.WriteLine($"  {line}");
        }

        if (terminal.OutputIsTerminal)
        {
            await terminal.Output.FlushAsync(cancellationToken);
        }
    }

    public ValueTask CompleteAsync(IReadOnlyList<Failure> failures, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
