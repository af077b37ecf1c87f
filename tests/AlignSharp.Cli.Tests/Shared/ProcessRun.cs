using System.Diagnostics;

namespace AlignSharp.Cli.Tests;

/// <summary>One run of the built program as a process of its own.</summary>
internal sealed record ProcessRun(int ExitCode, string Output, string Error)
{
    private static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "align.dll");

    public static async Task<ProcessRun> Of(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    /// <summary>Starts the program; the caller speaks to it and then awaits its end.</summary>
    public static Process Start(params string[] arguments) => StartFile("dotnet", [Program, .. arguments]);

    /// <summary>Runs a bash script in which <c>align</c> is the built program.</summary>
    public static async Task<ProcessRun> Bash(string script)
    {
        using var process = StartFile("bash", ["-c", $"align() {{ dotnet '{Program}' \"$@\"; }}\n{script}"]);
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    public static async Task<ProcessRun> EndAsync(Process process)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new(process.ExitCode, output, await error);
    }

    private static Process StartFile(string file, string[] arguments) => Process.Start(new ProcessStartInfo(file, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
