namespace AlignSharp.Training.Tests.Native;

/// <summary>The library that TorchSharp's package holds for Linux.</summary>
internal static class BridgeFile
{
    public static string Path { get; } = System.IO.Path.Combine(
        AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
}
