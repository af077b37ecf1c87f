// Multi-modal embeddings: pictures and texts become points of one space, where near means alike. So a text finds
// pictures, and a query can be made of a picture plus and minus texts.
// From the root of the repository: dotnet run -c Release --project examples/MultiModalEmbeddings
using System.Numerics.Tensors;
using AlignSharp;
using AlignSharp.Imaging;

using var model = AlignModel.Load("models/align-mini");
var paths = Directory.GetFiles("samples", "*.webp").Order().ToArray();
var pictures = Array.ConvertAll(paths, ImageDecoder.Default.Decode);
string[] texts = ["a hand", "a folder"];

// The full forward pass. Its embeddings have length 1, so a dot product is a cosine, between -1 and 1.
var output = model.Forward(model.Processor.Images.Process(pictures), model.Processor.Tokenizer.EncodeBatch(texts));
Search("\"a hand\"", output.TextEmbeds[0]);
Search("\"a folder\"", output.TextEmbeds[1]);

// Parts of a query are normalised, weighted (a text 2, a picture 1, as worked best in the paper), and added.
var sun = Array.IndexOf(paths, Path.Combine("samples", "sun.webp"));
var query = EmbeddingQuery.Create(model.EmbeddingSize)
    .WithImage(output.ImageEmbeds[sun])
    .PlusText(model.GetTextFeatures(["blue"])[0])
    .MinusText(model.GetTextFeatures(["yellow"])[0]);
Search("sun.webp + \"blue\" - \"yellow\"", query.ToEmbedding());

// A search by hand: the dot product with every picture, the largest first.
void Search(string name, ReadOnlySpan<float> query)
{
    var hits = new List<(float Cosine, string Path)>();
    for (var picture = 0; picture < paths.Length; picture++)
    {
        hits.Add((TensorPrimitives.Dot(query, output.ImageEmbeds[picture]), paths[picture]));
    }

    var lines = hits.OrderByDescending(hit => hit.Cosine).Select(hit => $"  {hit.Cosine,7:F4}  {hit.Path}");
    Console.WriteLine($"{name}\n{string.Join('\n', lines)}");
}
