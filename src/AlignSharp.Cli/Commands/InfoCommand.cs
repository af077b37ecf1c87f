using System.CommandLine;
using System.Globalization;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inspection;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Outputs;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align info MODEL</c>: its towers, how large and costly they are, and whether it can run.</summary>
internal sealed class InfoCommand : Command
{
    private readonly ModelArgument _model = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public InfoCommand(Terminal terminal)
        : base("info", "Describe a model and check its files.")
    {
        Add(_model);
        Add(_json);
        SetAction(async (parsed, cancellationToken) =>
        {
            var report = new ModelInspector(_model.FindFolder(parsed, terminal)).Inspect(cancellationToken);
            if (parsed.GetValue(_json))
            {
                await CliJson.WriteAsync(terminal, report, CliJson.Default.ModelReport, cancellationToken);
            }
            else
            {
                Print(report, terminal.Output);
            }

            return report.Passed ? ExitCode.Success : ExitCode.Failure;
        });
    }

    private static void Print(ModelReport report, TextWriter output)
    {
        output.WriteLine(report.Model);
        Print("image tower", "blocks", report.Vision, output);
        Print("text tower", "layers", report.Text, output);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {"together",-12} {report.Parameters / 1e6:F1} M parameters ({report.Dtype ?? "unreadable"}), "
            + $"embeddings of {report.EmbeddingSize} numbers, temperature {report.Temperature?.ToString("G4", CultureInfo.InvariantCulture) ?? "unknown"}"));
        foreach (var check in report.Checks)
        {
            output.WriteLine($"  {(check.Passed ? "ok  " : "FAIL")} {check.Name}: {check.Detail}");
        }
    }

    private static void Print(string name, string layers, TowerReport tower, TextWriter output) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-12} {tower.Kind}, {tower.Layers} {layers}, {tower.Parameters / 1e6:F1} M parameters, "
        + $"{tower.MultiplyAdds / 1e9:F2} GMAC for {tower.Input}"));
}
