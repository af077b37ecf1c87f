using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align export onnx MODEL -o FOLDER</c>: both towers as ONNX graphs with the processor's files.</summary>
internal sealed class ExportOnnxCommand : Command
{
    private readonly ModelArgument _model = new();
    private readonly FolderOption _output = new();

    public ExportOnnxCommand(Terminal terminal)
        : base("onnx", "Write both towers as ONNX graphs that ONNX Runtime runs anywhere.")
    {
        Add(_model);
        Add(_output);
        SetAction((parsed, cancellationToken) =>
        {
            var output = parsed.GetRequiredValue(_output);
            using var model = AlignModel.Load(_model.FindFolder(parsed, terminal));
            model.ExportOnnx(output, cancellationToken);
            terminal.Note($"The graphs were written to {output}.");
            return Task.FromResult(ExitCode.Success);
        });
    }
}
