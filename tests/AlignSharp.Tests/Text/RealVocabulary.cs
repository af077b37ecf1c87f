using AlignSharp.Testing;
using AlignSharp.Text;

namespace AlignSharp.Tests.Text;

/// <summary>The tokenizer of the reference results, loaded once.</summary>
public sealed class RealVocabulary
{
    public BertTokenizer Tokenizer { get; } = BertTokenizer.Load(Fixtures.Path("layouts", "transformers5"));
}
