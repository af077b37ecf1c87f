using AlignSharp.Evaluation.Embeddings;

namespace AlignSharp.Evaluation.Tests.Embeddings;

public sealed class TextEmbedderTests
{
    [Fact]
    public void A_fault_on_one_core_comes_out_as_it_is()
    {
        using var model = AlignModel.Load(Fixtures.AlignMini);
        using var folder = new TemporaryFolder();
        var file = folder.Combine("file");
        File.WriteAllText(file, "");

        Assert.ThrowsAny<IOException>(() => new TextEmbedder(model, file).Embed(["a cat"], TestContext.Current.CancellationToken));
    }
}
