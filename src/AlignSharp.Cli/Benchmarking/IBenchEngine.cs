using AlignSharp.Text;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>One way of running a model.</summary>
internal interface IBenchEngine : IDisposable
{
    string Name { get; }

    string Precision { get; }

    /// <param name="pixels">[n, channels, height, width].</param>
    void RunImages(FloatTensor pixels);

    /// <param name="tokens">Texts of one length.</param>
    void RunTexts(TokenBatch tokens);
}
