namespace AlignSharp.Tests;

/// <summary>The default model, loaded once for a class of tests.</summary>
public sealed class DefaultModel : IDisposable
{
    /// <summary>The model; its graphs are not cached, so that tests leave nothing behind.</summary>
    public AlignModel Model { get; } = AlignModel.Load(Fixtures.AlignMini, new AlignModelOptions { UseCache = false });

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();
}
