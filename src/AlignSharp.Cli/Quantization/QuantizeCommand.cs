using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Outputs;
using AlignSharp.Quantization;

namespace AlignSharp.Cli.Quantization;

/// <summary><c>align quantize MODEL --calibrate IMAGES -o FOLDER</c>: an 8-bit model, measured against float32 before it is written.</summary>
internal sealed class QuantizeCommand : Command
{
    private readonly ModelArgument _model = new();
    private readonly CalibrationOptions _calibration = new();
    private readonly GuardOptions _guard = new();
    private readonly FolderOption _output = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print the report as JSON." };

    public QuantizeCommand(Terminal terminal)
        : base("quantize", "Make a model 8-bit: faster and smaller, measured against float32.")
    {
        Add(_model);
        _calibration.AddTo(this);
        Add(_output);
        _guard.AddTo(this);
        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        // Before minutes of calibration: pairs that are not there should be known now.
        var pairs = _guard.OpenPairs(parsed);
        var (folder, output) = (_model.FindFolder(parsed, terminal), parsed.GetRequiredValue(_output));
        using var staged = StagedFolder.For(output);
        var report = await WriteAsync(parsed, folder, staged.Path, terminal, cancellationToken);
        if (pairs is not null)
        {
            report = report with { Figures = await pairs.MeasureAsync(folder, staged.Path, terminal, cancellationToken) };
        }

        QuantizedModel.WriteReport(staged.Path, report);
        QuantizationCard.Write(folder, staged.Path, report);
        await PrintAsync(report, parsed.GetValue(_json), terminal, cancellationToken);
        if (!_guard.Allows(parsed, report, terminal))
        {
            return ExitCode.Failure;
        }

        staged.MoveTo(output);
        terminal.Note($"The 8-bit model was written to {output}.");
        return ExitCode.Success;
    }

    private async Task<QuantizationReport> WriteAsync(
        ParseResult parsed, string folder, string staged, Terminal terminal, CancellationToken cancellationToken)
    {
        using var model = AlignModel.Load(folder, new AlignModelOptions { Precision = ModelPrecision.Float32 });
        var quantizer = new ModelQuantizer(model, _guard.Options(parsed) with { MaximumPictures = _calibration.MaximumPictures(parsed) });
        var quantized = await _calibration.QuantizeAsync(parsed, quantizer, terminal, cancellationToken);
        quantized.Save(staged, cancellationToken: cancellationToken);
        return quantized.Report;
    }

    private static async Task PrintAsync(QuantizationReport report, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        if (json)
        {
            await CliJson.WriteAsync(terminal, report, CliJson.Default.QuantizationReport, cancellationToken);
            return;
        }

        foreach (var line in QuantizationText.Describe(report))
        {
            terminal.Output.WriteLine(line);
        }
    }
}
