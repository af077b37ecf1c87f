using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Quantization;

namespace AlignSharp.Cli.Options;

/// <summary>Which model to run, and on what.</summary>
internal sealed class EngineOptions
{
    private readonly ModelOption _model = new();

    private readonly Option<int?> _threads = new("--threads")
    {
        Description = "Threads that compute. Default: all cores.",
        HelpName = "N",
    };

    private readonly Option<string> _device = new("--device")
    {
        Description = "Where to compute: cpu, or what the installed ONNX Runtime has, such as cuda or cuda:1.",
        HelpName = "DEVICE",
        DefaultValueFactory = _ => "cpu",
    };

    private readonly Option<string?> _precision = new("--precision")
    {
        Description = "The numbers to compute in: float32 (or fp32), or int8 where 'align quantize' wrote the model. Default: the model's own.",
        HelpName = "PRECISION",
    };

    public EngineOptions()
    {
        _device.CompletionSources.Add("cpu", "cuda", "tensorrt", "rocm", "directml", "coreml", "openvino");
        _precision.CompletionSources.Add("float32", "int8");
        _threads.Validators.Add(result =>
        {
            if (result.Number<int>() is < 1 and var threads)
            {
                result.AddError($"--threads is {threads}; expected at least 1.");
            }
        });
        _precision.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } precision && PrecisionOf(precision) is null)
            {
                result.AddError($"--precision is {precision}; expected float32 or int8.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_model);
        command.Add(_threads);
        command.Add(_device);
        command.Add(_precision);
    }

    /// <exception cref="AlignException">There is no such model here.</exception>
    public string FindFolder(ParseResult parsed, Terminal terminal) => _model.FindFolder(parsed, terminal);

    /// <exception cref="AlignException">There is no such model, it is damaged, or the device is not there.</exception>
    public AlignModel LoadModel(ParseResult parsed, Terminal terminal) =>
        AlignModel.Load(FindFolder(parsed, terminal), ModelOptions(parsed));

    /// <summary>The model's name where it was given by its name on the hub; null for a folder.</summary>
    public string? HubName(ParseResult parsed) => parsed.GetValue(_model) is { Length: > 0 } name && !Directory.Exists(name) ? name : null;

    public AlignModelOptions ModelOptions(ParseResult parsed) => new()
    {
        Threads = parsed.GetValue(_threads),
        Device = parsed.GetRequiredValue(_device),
        Precision = parsed.GetValue(_precision) is { } precision ? PrecisionOf(precision) : null,
    };

    private static ModelPrecision? PrecisionOf(string name) => name switch
    {
        "float32" or "fp32" => ModelPrecision.Float32,
        "int8" => ModelPrecision.Int8,
        _ => null,
    };
}
