using System.Diagnostics;
using AlignSharp.Imaging;
using AlignSharp.Testing;

namespace AlignSharp.Benchmarks.Processing;

/// <summary>
/// Times the processor alone on one thread, with align-base's settings: pictures a second from encoded bytes to pixel
/// values, texts and tokens a second. <c>processor [--seconds N]</c>.
/// </summary>
internal static class ProcessorBenchmark
{
    private static readonly string[] Pictures = ["rgb_480x360.jpg", "down_1500x1111.jpg", "rgb.png", "lossy.webp"];

    public static Task<int> RunAsync(string[] args)
    {
        var seconds = args.SkipWhile(static arg => arg != "--seconds").Skip(1).Select(int.Parse).FirstOrDefault(2);
        var processor = AlignProcessor.Load(Fixtures.Path("layouts", "transformers5"));
        BenchmarkOutput.Print(Pictures.Select(name => MeasurePicture(processor, name, seconds))
            .Append(MeasureTexts(processor, seconds)).ToList());
        return Task.FromResult(0);
    }

    private static ProcessorResult MeasurePicture(AlignProcessor processor, string name, int seconds)
    {
        ReadOnlyMemory<byte> bytes = File.ReadAllBytes(Fixtures.Path("images", name));
        var values = new float[RgbImage.Channels * processor.Images.Width * processor.Images.Height];
        var (count, elapsed) = Repeat(seconds, () =>
        {
            processor.Images.Process(ImageDecoder.Default.Decode(bytes, name), values);
            return 1;
        });
        return new ProcessorResult($"image {name}", count / elapsed, elapsed / count * 1000, null);
    }

    private static ProcessorResult MeasureTexts(AlignProcessor processor, int seconds)
    {
        string[] texts = [.. Enumerable.Range(0, 1000).Select(static index =>
            $"a photo of {index} red cars parked beside the old town hall at night")];
        var tokens = 0L;
        var (count, elapsed) = Repeat(seconds, () =>
        {
            foreach (var text in texts)
            {
                tokens += processor.Tokenizer.Encode(text).Length;
            }

            return texts.Length;
        });
        return new ProcessorResult("texts", count / elapsed, elapsed / count * 1000, tokens / elapsed);
    }

    private static (long Count, double Seconds) Repeat(int seconds, Func<int> work)
    {
        work();
        var (count, start) = (0L, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            count += work();
        }

        return (count, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
