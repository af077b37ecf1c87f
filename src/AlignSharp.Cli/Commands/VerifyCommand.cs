using System.CommandLine;
using System.Globalization;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inputs;
using AlignSharp.Cli.Inspection;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Outputs;
using AlignSharp.Net;

namespace AlignSharp.Cli.Commands;

/// <summary><c>align verify MODEL IMAGE</c>: recomputes the check published with kakaobrain/align-base.</summary>
internal sealed class VerifyCommand : Command
{
    private readonly ModelArgument _model = new(isRequired: true);

    private readonly Argument<string> _image = new("IMAGE")
    {
        Description = "COCO val2017 000000039769.jpg: a path, a URL, or - for standard input.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON." };

    public VerifyCommand(Terminal terminal)
        : base("verify", "Recompute the check that was published with kakaobrain/align-base.")
    {
        Add(_model);
        Add(_image);
        Add(_json);
        SetAction(async (parsed, cancellationToken) =>
        {
            var folder = _model.FindFolder(parsed, terminal);
            var logits = await ComputeAsync(folder, parsed.GetRequiredValue(_image), terminal, cancellationToken);
            var report = PublishedCheck.Judge(folder, logits);
            await PrintAsync(report, parsed.GetValue(_json), terminal, cancellationToken);
            return report.Passed ? ExitCode.Success : ExitCode.Failure;
        });
    }

    private static async Task<float[]> ComputeAsync(
        string folder, string image, Terminal terminal, CancellationToken cancellationToken)
    {
        using var source = new PictureSource([image], terminal, NetworkRules.Default);
        var picture = await source.Enumerate().First().DecodeAsync(cancellationToken);
        using var model = AlignModel.Load(folder);
        var output = model.Forward(
            model.Processor.Images.Process([picture]),
            model.Processor.Tokenizer.EncodeBatch(PublishedCheck.Texts, cancellationToken: cancellationToken),
            cancellationToken: cancellationToken);
        return [.. output.LogitsPerImage.Values];
    }

    private static async Task PrintAsync(VerifyReport report, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        if (json)
        {
            await CliJson.WriteAsync(terminal, report, CliJson.Default.VerifyReport, cancellationToken);
            return;
        }

        for (var text = 0; text < report.Texts.Count; text++)
        {
            terminal.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{report.Logits[text],9:F4}  expected {report.Expected[text]:F4}  {report.Texts[text]}"));
        }

        terminal.Output.WriteLine(report.Passed ? "PASS" : "FAIL");
    }
}
