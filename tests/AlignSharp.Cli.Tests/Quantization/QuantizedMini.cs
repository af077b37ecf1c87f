using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Quantization;

/// <summary>The default model made 8-bit once by the command.</summary>
public sealed class QuantizedMini : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Combine("int8");

    /// <summary>What the command printed.</summary>
    public string Output { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var run = await CommandRun.Of(
            "quantize", Fixtures.AlignMini, "--calibrate", Path.Combine(Fixtures.Repository, "samples"), "-o", Folder, "--min-cosine", "0");
        Assert.Equal(0, run.ExitCode);
        Output = run.Output;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
