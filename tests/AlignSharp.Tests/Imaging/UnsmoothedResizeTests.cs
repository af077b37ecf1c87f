using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using AlignSharp.Imaging;

namespace AlignSharp.Tests.Imaging;

public class UnsmoothedResizeTests
{
    private const float Tolerance = 1e-3f;

    [Theory]
    [InlineData(64, 64)]
    [InlineData(346, 100)]
    [InlineData(50, 120)]
    public void Samples_agree_with_TensorFlows_resize(int width, int height)
    {
        var expected = Reference($"{width}x{height}");
        var actual = ImageGoldens.Decode("rgb.png").ResizeWithoutAntialias(width, height);
        Assert.Equal([height, width, 3], actual.Shape);
        Assert.All(expected.Zip(actual.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    private static float[] Reference(string name)
    {
        var file = File.ReadAllBytes(ImageGoldens.File("resize_no_antialias.safetensors"));
        var start = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using var header = JsonDocument.Parse(file.AsMemory(8, start - 8));
        var offsets = header.RootElement.GetProperty(name).GetProperty("data_offsets");
        var (from, to) = (offsets[0].GetInt32(), offsets[1].GetInt32());
        return MemoryMarshal.Cast<byte, float>(file.AsSpan(start + from, to - from)).ToArray();
    }
}
