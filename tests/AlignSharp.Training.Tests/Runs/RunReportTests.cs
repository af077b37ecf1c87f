using System.Text;
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

    private string Page()
    {
        using var stream = new MemoryStream();
        RunReport.Write(stream, _folder.FullName);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
