using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Tests.Hosting;

public sealed class ErrorReportTests
{
    [Fact]
    public void Errors_about_the_input_are_their_own_sentence() =>
        Assert.Equal((1, "error: The file is torn.\n"), Report(new AlignException("The file is torn.")));

    [Fact]
    public void Errors_of_usage_have_their_own_exit_code() =>
        Assert.Equal((2, "error: No label was given.\n"), Report(new UsageException("No label was given.")));

    [Fact]
    public void A_file_that_may_not_be_written_is_one_sentence() =>
        Assert.Equal(
            (1, "error: Access to the path '/x' is denied.\n"),
            Report(new UnauthorizedAccessException("Access to the path '/x' is denied.")));

    [Fact]
    public void What_nobody_expected_is_one_line_with_a_hint() =>
        Assert.Equal(
            (1, "error: Something unexpected happened (InvalidOperationException: one two); --verbose shows where.\n"),
            Report(new InvalidOperationException("one\ntwo")));

    [Fact]
    public void The_trace_is_for_those_who_ask()
    {
        var (_, error) = Report(new AlignException("The file is torn.", new IOException("cause")), verbose: true);

        Assert.StartsWith("error: The file is torn.\n", error, StringComparison.Ordinal);
        Assert.Contains("System.IO.IOException: cause", error, StringComparison.Ordinal);
    }

    private static (int Code, string Error) Report(Exception exception, bool verbose = false)
    {
        var error = new StringWriter { NewLine = "\n" };
        var code = ErrorReport.Write(exception, new Terminal(Stream.Null, Stream.Null, error), verbose);
        return (code, error.ToString());
    }
}
