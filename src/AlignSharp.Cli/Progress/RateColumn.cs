using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AlignSharp.Cli.Progress;

/// <summary>"85.2 pictures/s".</summary>
internal sealed class RateColumn(string unit) : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Paragraph(task.Speed is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:N1} {unit}/s") : "");
}
