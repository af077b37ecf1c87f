using System.Text;
using System.Xml.Linq;
using AlignSharp.Training.Runs;

namespace AlignSharp.Training.Tests.Runs;

public sealed class RunReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_page_has_a_chart_for_each_figure_that_was_logged()
    {
        var log = new RunLog(RunFolder.LogIn(_folder.FullName));
        log.Append(new LogEntry { Step = 10, Loss = 4 });
        log.Append(new LogEntry { Step = 20, Loss = 2 });
        log.Append(new LogEntry { Step = 20, Measurement = new Measurement(20, 50, 40, 12.5, 30, 10, 25) });

        var page = Page();

        Assert.Equal(3, page.Split("<figure class=\"chart\">").Length - 1);
        Assert.Contains("Best on held-out pairs at step 20: R@1 12.5 image to text, 10.0 text to image.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_log_is_refused()
    {
        File.WriteAllText(RunFolder.LogIn(_folder.FullName), "");

        Assert.Contains("is empty", Assert.Throws<TrainingException>(Page).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_log_is_told_from_an_empty_one()
    {
        File.WriteAllText(RunFolder.LogIn(_folder.FullName), "{\"step\":");

        Assert.Contains("log.jsonl, line 1 cannot be read; expected", Assert.Throws<TrainingException>(Page).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_alone_are_one_svg_with_a_drawing_for_each_figure()
    {
        var log = new RunLog(RunFolder.LogIn(_folder.FullName));
        log.Append(new LogEntry { Step = 10, Loss = 4, LearningRate = 1 });
        log.Append(new LogEntry { Step = 20, Loss = 2, LearningRate = 1 });
        log.Append(new LogEntry { Step = 20, Measurement = new Measurement(20, 50, 40, 12.5, 30, 10, 25) });

        var svg = Svg();

        XNamespace names = "http://www.w3.org/2000/svg";
        Assert.Equal(names + "svg", svg.Root!.Name);
        Assert.Equal(
            ["Loss", "Recall@1 on held-out pairs", "Recall@5 on held-out pairs", "Learning rate"],
            svg.Descendants(names + "text").Where(static text => (string?)text.Attribute("class") == "caption").Select(static text => text.Value));
        Assert.Equal(6, svg.Descendants(names + "polyline").Count());
        Assert.DoesNotContain("var(", svg.ToString(), StringComparison.Ordinal);
    }

    private XDocument Svg()
    {
        using var stream = new MemoryStream();
        RunReport.WriteSvg(stream, _folder.FullName);
        stream.Position = 0;
        return XDocument.Load(stream);
    }

    private string Page()
    {
        using var stream = new MemoryStream();
        RunReport.Write(stream, _folder.FullName);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
