namespace AlignSharp.Testing;

/// <summary>A new empty folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("align-test-").FullName;

    public string Combine(params ReadOnlySpan<string> parts) => Path.Combine([FullName, .. parts]);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
