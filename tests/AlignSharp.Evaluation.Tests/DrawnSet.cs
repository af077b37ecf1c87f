using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Tasks;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Tests;

/// <summary>A folder of class folders with plain pictures of different brightness, to run tasks on with the default model.</summary>
internal sealed class DrawnSet : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _table = ["image,label,maker"];

    public DrawnSet(int pictures, params ReadOnlySpan<string> classes)
    {
        foreach (var name in classes)
        {
            Directory.CreateDirectory(_folder.Combine("data", name));
            for (var picture = 0; picture < pictures; picture++)
            {
                File.WriteAllBytes(_folder.Combine("data", name, $"{picture}.png"), ImageEncoder.Png(Draw(name, picture)));
                _table.Add($"data/{name}/{picture}.png,{name},{(picture % 2 == 0 ? "even" : "odd")}");
            }
        }

        File.WriteAllLines(_folder.Combine("table.csv"), _table);
    }

    public string Folder => _folder.Combine("data");

    /// <summary>The same pictures as a table, with a column "maker" of two values that takes turns.</summary>
    public string Table => _folder.Combine("table.csv");

    public Task<SplitResult> MeasureAsync(params IEvaluationTask[] tasks) => MeasureAsync(Folder, new EvaluationOptions(), tasks);

    public async Task<SplitResult> MeasureAsync(string data, EvaluationOptions options, params IEvaluationTask[] tasks)
    {
        using var model = AlignModel.Load(Fixtures.AlignMini);
        var own = options with { Tasks = [.. tasks], CacheFolder = _folder.Combine("cache"), Resamples = 50 };
        var result = await new Evaluator(model, Fixtures.AlignMini, own).RunAsync(new SetRequest([data]).Open(), cancellationToken: TestContext.Current.CancellationToken);
        return Assert.Single(result.Splits);
    }

    public void Dispose() => _folder.Dispose();

    // A plain field of a colour that the name decides, with a brighter corner that the number decides.
    private static RgbImage Draw(string name, int picture)
    {
        const int Side = 40;
        var pixels = new byte[Side * Side * RgbImage.Channels];
        for (var index = 0; index < pixels.Length; index++)
        {
            var (pixel, channel) = (index / RgbImage.Channels, index % RgbImage.Channels);
            var isCorner = pixel % Side < 5 + picture && pixel / Side < 5 + picture;
            pixels[index] = (byte)(isCorner ? 250 : name[channel] * 2 % 256);
        }

        return new RgbImage(Side, Side, pixels);
    }
}
