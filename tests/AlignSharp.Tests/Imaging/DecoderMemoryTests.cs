using System.Diagnostics;
using AlignSharp.Imaging;
using NetVips;

namespace AlignSharp.Tests.Imaging;

/// <summary>Runs while nothing else does, since it looks at what the whole process holds.</summary>
[Collection(nameof(DecoderMemoryTests))]
[CollectionDefinition(nameof(DecoderMemoryTests), DisableParallelization = true)]
public class DecoderMemoryTests
{
    private static readonly byte[][] Files =
    [
        .. new[] { "up_20x14.png", "gray.jpg", "palette.gif" }.Select(name => File.ReadAllBytes(ImageGoldens.File(name))),
    ];

    [Fact]
    public void Memory_stays_flat_over_thousands_of_decodes_and_failures()
    {
        DecodeAll(300);
        var (megabytes, native) = (ResidentMegabytes(), Stats.Allocations);
        DecodeAll(3000);
        Assert.Equal(native, Stats.Allocations);
        Assert.InRange(ResidentMegabytes() - megabytes, -10_000, 32);
    }

    private static void DecodeAll(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var file = Files[i % Files.Length];
            if (i % 2 == 0)
            {
                ImageDecoder.Default.Decode(file, "whole");
            }
            else
            {
                Assert.Throws<ImageException>(() => ImageDecoder.Default.Decode(file.AsMemory(0, file.Length / 2), "half"));
            }
        }
    }

    private static long ResidentMegabytes()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 >> 20;
    }
}
