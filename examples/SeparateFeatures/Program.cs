// Image and text features apart: embed pictures now and texts later, or only one of the two, and compare when needed.
// From the root of the repository: dotnet run -c Release --project examples/SeparateFeatures
using System.Numerics.Tensors;
using AlignSharp;
using AlignSharp.Imaging;

// Each tower is loaded when it is first used: a program that only embeds texts never loads the image tower.
using var model = AlignModel.Load("models/align-mini");

// Features are what the towers give, not normalised: the pooled last map of a picture ...
var image = model.GetImageFeatures([ImageDecoder.Default.Decode("samples/hand.webp")]);
Console.WriteLine($"image features [{string.Join(", ", image.Shape)}], length {TensorPrimitives.Norm(image[0]):F4}");

// ... and the projected [CLS] of a text. Any number of texts may be given: they are batched by length, and equal texts
// are computed once.
string[] words = ["a hand", "a folder", "a hand"];
var texts = model.GetTextFeatures(words);
Console.WriteLine($"text features [{string.Join(", ", texts.Shape)}], length {TensorPrimitives.Norm(texts[0]):F4}");

// Store normalised features where dot products should be cosines; keep them raw where the lengths matter,
// as for a linear probe. Logits are cosines divided by the model's temperature.
var (imageEmbeds, textEmbeds) = (image.Normalized(), texts.Normalized());
for (var text = 0; text < words.Length; text++)
{
    var cosine = TensorPrimitives.Dot(imageEmbeds[0], textEmbeds[text]);
    Console.WriteLine($"{words[text]}: cosine {cosine:F4}, logit {cosine / model.Temperature:F4}");
}
