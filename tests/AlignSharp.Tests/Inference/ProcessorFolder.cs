namespace AlignSharp.Tests.Inference;

/// <summary>The processor files of align-base in transformers 4's layout, with the vocabulary beside them.</summary>
internal sealed class ProcessorFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ProcessorFolder()
    {
        foreach (var file in Directory.GetFiles(Fixtures.Path("layouts", "transformers4")).Append(Fixtures.Path("vocab", "vocab.txt")))
        {
            File.Copy(file, _folder.Combine(Path.GetFileName(file)));
        }
    }

    public string FullName => _folder.FullName;

    public void Dispose() => _folder.Dispose();
}
