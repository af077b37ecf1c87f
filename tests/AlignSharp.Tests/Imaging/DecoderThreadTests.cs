using System.Collections.Concurrent;
using AlignSharp.Imaging;

namespace AlignSharp.Tests.Imaging;

public class DecoderThreadTests
{
    private static readonly (string Name, byte[] Bytes, string Hash)[] Pictures =
    [
        .. new[] { "rgb.png", "rgb_444.jpg", "lossy.webp", "palette.gif", "rgb.bmp", "rgb_progressive.jpg" }.Select(Read),
    ];

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        var wrong = new ConcurrentBag<string>();
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var (name, bytes, hash) = Pictures[i % Pictures.Length];
            var damaged = i % 7 == 3;
            var actual = Decode(damaged ? bytes[..(bytes.Length / 2)] : bytes, name);
            if (actual != (damaged ? "" : hash))
            {
                wrong.Add(name);
            }
        });
        Assert.Empty(wrong);
    }

    /// <summary>The hash of the pixels; empty for a file that is reported as damaged by its own name.</summary>
    private static string Decode(byte[] bytes, string name)
    {
        try
        {
            return ImageGoldens.Hash(ImageDecoder.Default.Decode(bytes, name).Pixels);
        }
        catch (ImageException error) when (error.Message.StartsWith(name, StringComparison.Ordinal))
        {
            return "";
        }
    }

    private static (string Name, byte[] Bytes, string Hash) Read(string name) =>
        (name, File.ReadAllBytes(ImageGoldens.File(name)), ImageGoldens.Hash(ImageGoldens.Decode(name).Pixels));
}
