using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AlignSharp.Cli.Progress;

/// <summary>"120/500", or "120" while the total is not known.</summary>
internal sealed class CountColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Paragraph(task.IsIndeterminate
            ? task.Value.ToString("N0", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0}/{task.MaxValue:N0}"));
}
