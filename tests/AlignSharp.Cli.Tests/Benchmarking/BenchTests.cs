using System.Text.Json;
using AlignSharp.Cli.Benchmarking;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Benchmarking;

public sealed class BenchTests
{
    [Fact]
    public async Task Json_names_case_engine_precision_and_milliseconds()
    {
        var run = await CommandRun.Of(
            "bench", Fixtures.AlignMini, "--engines", "align,align-int8,onnxruntime", "--cases", "image-b1,text-8", "--rounds", "1", "--json");

        Assert.Equal(0, run.ExitCode);
        var rows = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal(
            [("image-b1", "align", "float32"), ("image-b1", "align", "int8"), ("image-b1", "onnxruntime", "float32"),
             ("text-8", "align", "float32"), ("text-8", "align", "int8"), ("text-8", "onnxruntime", "float32")],
            rows.Select(row => (row.GetProperty("case").GetString(), row.GetProperty("engine").GetString(), row.GetProperty("precision").GetString())));
        Assert.All(rows, row => Assert.True(row.GetProperty("ms_per_item").GetDouble() > 0));
    }

    [Fact]
    public void The_table_says_how_many_times_as_fast_each_is()
    {
        using var output = new StringWriter { NewLine = "\n" };
        BenchTable.Print(
            [new("text-8", "align", "float32", 2), new("text-8", "align", "int8", 1), new("text-8", "libtorch", "float32", 30)], output);

        Assert.Equal(
            ["text-8", "align", "int8", "1.00", "30.00", "2.00"],
            output.ToString().Split('\n')[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("--engines names tensorflow; expected some of align, align-int8, onnxruntime, libtorch.", "--engines", "tensorflow")]
    [InlineData("--rounds is 0; expected at least 1.", "--rounds", "0")]
    public async Task A_request_that_cannot_be_gives_exit_code_2(string expected, params string[] options)
    {
        var run = await CommandRun.Of(["bench", Fixtures.AlignMini, .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }
}
