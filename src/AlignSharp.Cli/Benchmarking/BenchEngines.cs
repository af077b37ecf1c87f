using AlignSharp.Cli.Hosting;
using AlignSharp.Training.Native;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>The engines of one comparison, opened together and closed together.</summary>
internal sealed class BenchEngines : IDisposable
{
    private static readonly (string Name, Func<BenchModel, int?, IBenchEngine> Open)[] Known =
    [
        ("align", static (model, threads) => model.Float32(threads)),
        ("align-int8", static (model, threads) => model.Int8(threads)),
        ("onnxruntime", static (model, threads) => model.OnnxRuntime(threads)),
        ("libtorch", static (model, threads) => model.Libtorch(threads)),
    ];

    private readonly List<IBenchEngine> _engines = [];

    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(static engine => engine.Name)];

    public IReadOnlyList<IBenchEngine> Open => _engines;

    /// <summary>Opens engines by name; where libtorch is not installed, says so and goes on without it.</summary>
    public static BenchEngines Start(BenchModel model, IReadOnlyCollection<string> names, int? threads, Terminal terminal)
    {
        var engines = new BenchEngines();
        try
        {
            foreach (var (_, open) in Known.Where(engine => names.Contains(engine.Name)))
            {
                engines.Add(() => open(model, threads), terminal);
            }

            return engines;
        }
        catch
        {
            engines.Dispose();
            throw;
        }
    }

    public void Dispose() => _engines.ForEach(static engine => engine.Dispose());

    private void Add(Func<IBenchEngine> open, Terminal terminal)
    {
        try
        {
            _engines.Add(open());
        }
        catch (NativeLibraryException error)
        {
            terminal.Warn($"libtorch is left out: {error.Message}");
        }
    }
}
