// The model as a service: Microsoft.Extensions.AI's embedding generators, with a cache before the text tower.
// From the root of the repository: dotnet run -c Release --project examples/DependencyInjection
using System.Diagnostics;
using System.Numerics.Tensors;
using AlignSharp.Extensions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddLogging();
services.AddDistributedMemoryCache();

// One model for the application, loaded when it is first asked for. The decorators are Microsoft.Extensions.AI's own;
// a text that was embedded before is answered from the cache without touching the model.
services.AddAlign(options => options.ModelFolder = "models/align-mini")
    .ConfigureText(text => text.UseDistributedCache().UseLogging())
    .ConfigureImages(images => images.UseLogging());

await using var provider = services.BuildServiceProvider();
var texts = provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
var images = provider.GetRequiredService<IEmbeddingGenerator<DataContent, Embedding<float>>>();

foreach (var attempt in (string[])["computed", "from the cache"])
{
    var start = Stopwatch.GetTimestamp();
    await texts.GenerateAsync(["a hand"]);
    Console.WriteLine($"{attempt}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1} ms");
}

// Embeddings of both generators have length 1 and lie in one space.
var text = await texts.GenerateVectorAsync("a hand");
var picture = await images.GenerateVectorAsync(new DataContent(await File.ReadAllBytesAsync("samples/hand.webp"), "image/webp"));
Console.WriteLine($"cosine of picture and text: {TensorPrimitives.Dot(text.Span, picture.Span):F4}");
