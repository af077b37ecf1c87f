using System.Text;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Tests;

/// <summary>One run of the command inside the test's process: what it was given, what it printed, how it ended.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandRun> Of(params string[] arguments) => WithInput([], arguments);

    public static Task<CommandRun> WithInput(string input, params string[] arguments) =>
        WithInput(Encoding.UTF8.GetBytes(input), arguments);

    public static Task<CommandRun> WithInput(byte[] input, params string[] arguments) => RunAsync(input, _ => null, arguments);

    public static Task<CommandRun> WithEnvironment(Func<string, string?> environment, params string[] arguments) =>
        RunAsync([], environment, arguments);

    private static async Task<CommandRun> RunAsync(byte[] input, Func<string, string?> environment, string[] arguments)
    {
        using var stream = new MemoryStream(input);
        using var output = new MemoryStream();
        await using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(stream, output, error) { Environment = environment };
        var code = await CommandRunner.RunAsync(arguments, terminal, TestContext.Current.CancellationToken);
        return new(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
