using System.Collections.Immutable;
using System.Text;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Settings;

namespace AlignSharp.Testing;

/// <summary>All that a run of a few seconds needs: a small architecture, shards of plain colours with their names, settings.</summary>
internal sealed class TinyRun : IDisposable
{
    private static readonly (string Name, byte Red, byte Green, byte Blue)[] Colors =
    [
        ("red", 250, 10, 10), ("green", 10, 200, 10), ("blue", 10, 10, 250), ("yellow", 250, 240, 10),
        ("black", 5, 5, 5), ("white", 250, 250, 250), ("grey", 128, 128, 128), ("orange", 250, 140, 10),
    ];

    private readonly TemporaryFolder _folder = new();

    public TinyRun() => TinyArchitecture.Write(Architecture);

    public string Architecture => _folder.Combine("architecture");

    public string Path(params ReadOnlySpan<string> parts) => _folder.Combine(parts);

    public static ImmutableArray<string> ColorNames { get; } = [.. Colors.Select(static color => color.Name)];

    public TrainingSettings Settings(long steps, params ImmutableArray<string> shards) => new()
    {
        Steps = steps,
        BatchSize = 4,
        Threads = 1,
        Model = new ModelSettings { Architecture = Architecture },
        Data = new DataSettings { Shards = shards, ShuffleBuffer = 8, HoldOut = new HoldOutSettings("color", 0, ["grey", "orange"]) },
        Images = new ImageSettings { Sizes = [new(1, 40, 32), new(4, 36, 32)], Color = 0.2, LeastArea = 0.7 },
        Captions = new CaptionSettings { Alternatives = "alt" },
        Optimizer = new OptimizerSettings { Kind = OptimizerKind.AdamW, LearningRate = 3e-3, Options = new OptimizerOptions { WeightDecay = 0.01 } },
        Evaluation = new EvaluationSettings { EverySteps = 4, BatchSize = 3 },
        Checkpoints = new CheckpointSettings { EverySteps = 2, LogEverySteps = 1 },
    };

    /// <summary>Writes a shard of pictures in plain colours.</summary>
    public async Task<string> WriteShardAsync(int samples, Func<int, Sample>? sample = null)
    {
        await using var writer = new ShardWriter(Path("pairs-%06d.tar"));
        for (var i = 0; i < samples; i++)
        {
            await writer.WriteAsync((sample ?? Sample)(i));
        }

        return (await writer.CompleteAsync())[0].Path;
    }

    public static Sample Sample(int index)
    {
        var (name, red, green, blue) = Colors[index % Colors.Length];
        return Sample(
            index,
            ("png", Picture(24 + (index % 5), red, green, blue)),
            ("txt", Encoding.UTF8.GetBytes($"a {name} square")),
            ("json", Encoding.UTF8.GetBytes($$"""{"color": "{{name}}", "alt": ["{{name}}", "plain {{name}}"], "sha256": "{{index}}", "source": "paint box", "licence": "CC-BY-4.0"}""")));
    }

    public static Sample Sample(int index, params IEnumerable<(string Extension, byte[] Data)> fields) =>
        new($"{index:D6}", fields.Select(static field => KeyValuePair.Create(field.Extension, (ReadOnlyMemory<byte>)field.Data)));

    public static byte[] Picture(int side, byte red, byte green, byte blue)
    {
        var pixels = new byte[side * side * RgbImage.Channels];
        for (var i = 0; i < pixels.Length; i += RgbImage.Channels)
        {
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (red, green, (byte)(blue - (i % 7 == 0 ? Math.Min(blue, (byte)5) : 0)));
        }

        return ImageEncoder.Png(new RgbImage(side, side, pixels));
    }

    public void Dispose() => _folder.Dispose();
}
