using System.CommandLine;
using AlignSharp.Checkpoints;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Progress;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align convert MODEL -o FOLDER</c>: the same model as safetensors, in another precision if asked.</summary>
internal sealed class ConvertCommand : Command
{
    private readonly ModelArgument _model = new();
    private readonly FolderOption _output = new();

    private readonly Option<string?> _precision = new("--dtype")
    {
        Description = "The precision to store, for 8-bit weights too. Default: as it is, 8-bit weights in 8 bits.",
    };

    public ConvertCommand(Terminal terminal)
        : base("convert", "Write a checkpoint (PyTorch or safetensors) as one safetensors file.")
    {
        _precision.AcceptOnlyFromAmong("float32", "float16", "bfloat16");
        Add(_model);
        Add(_output);
        Add(_precision);
        SetAction((parsed, cancellationToken) => ConvertAsync(
            _model.FindFolder(parsed, terminal),
            parsed.GetRequiredValue(_output),
            TypeOf(parsed.GetValue(_precision)),
            terminal,
            cancellationToken));
    }

    private static async Task<int> ConvertAsync(
        string folder, string output, TensorType? precision, Terminal terminal, CancellationToken cancellationToken)
    {
        using var model = AlignModel.Load(folder);
        await ProgressDisplay.BytesAsync(terminal, "Converting", total: null, meter => Task.Run(
            () => model.Save(output, precision, meter, cancellationToken), cancellationToken));
        terminal.Note($"The model was written to {output}.");
        return ExitCode.Success;
    }

    private static TensorType? TypeOf(string? precision) => precision switch
    {
        "float32" => TensorType.Float32,
        "float16" => TensorType.Float16,
        "bfloat16" => TensorType.BFloat16,
        _ => null,
    };
}
