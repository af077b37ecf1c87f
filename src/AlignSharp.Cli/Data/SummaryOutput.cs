using System.Globalization;
using AlignSharp.Cli.Hosting;
using AlignSharp.Data.Pairs;
using Spectre.Console;

namespace AlignSharp.Cli.Data;

/// <summary>What is in shards, for a person and as JSON.</summary>
internal static class SummaryOutput
{
    public static string ToJson(ShardSummary summary) => DataJson.Of(new
    {
        shards = summary.ShardCount,
        samples = summary.Shards.Samples,
        fields = summary.Fields.Select(field => new
        {
            extension = field.Extension,
            count = field.Count,
            bytes = field.Bytes,
            smallest = field.Smallest,
            largest = field.Largest,
        }),
        combinations = summary.Combinations,
        pictures = summary.Pictures,
        widths = ForJson(summary.Widths),
        heights = ForJson(summary.Heights),
        captions = summary.Captions,
        blank_captions = summary.BlankCaptions,
        caption_words = ForJson(summary.CaptionWords),
        caption_letters = ForJson(summary.CaptionLetters),
        drawn = summary.Drawn.Select(sample => sample.Key),
        faults = FaultOutput.ForJson(summary.Shards),
    });

    public static void Print(ShardSummary summary, Terminal terminal)
    {
        terminal.Screen.WriteLine(FormattableString.Invariant($"{summary.Shards.Samples:N0} samples in {summary.ShardCount:N0} shards"));
        terminal.Screen.Write(FieldTable(summary));
        terminal.Screen.Write(CountTable(summary));
        terminal.Screen.Write(SpreadTable(summary));
        FaultOutput.Print(summary.Shards, terminal);
    }

    private static object? ForJson(DistributionSummary? spread) => spread is null ? null : new
    {
        min = spread.Minimum,
        p5 = spread.Low,
        median = spread.Median,
        p95 = spread.High,
        max = spread.Maximum,
        mean = spread.Mean,
    };

    private static Table FieldTable(ShardSummary summary)
    {
        var table = NewTable("extension", "members", "bytes", "smallest", "largest");
        foreach (var field in summary.Fields)
        {
            table.AddRow(Markup.Escape(field.Extension), Show(field.Count), Show(field.Bytes), Show(field.Smallest), Show(field.Largest));
        }

        return table;
    }

    private static Table CountTable(ShardSummary summary)
    {
        var table = NewTable("samples with", "count");
        foreach (var (extensions, count) in summary.Combinations)
        {
            table.AddRow(Markup.Escape(extensions), Show(count));
        }

        foreach (var (format, count) in summary.Pictures)
        {
            table.AddRow($"a picture that is {Markup.Escape(format)}", Show(count));
        }

        return table.AddRow("a caption", Show(summary.Captions)).AddRow("a blank caption", Show(summary.BlankCaptions));
    }

    private static Table SpreadTable(ShardSummary summary)
    {
        var table = NewTable("", "min", "5 %", "median", "95 %", "max", "mean");
        (string Name, DistributionSummary? Spread)[] spreads =
        [
            ("width", summary.Widths), ("height", summary.Heights),
            ("caption words", summary.CaptionWords), ("caption letters", summary.CaptionLetters),
        ];
        foreach (var (name, spread) in spreads)
        {
            if (spread is not null)
            {
                table.AddRow(
                    name, Show(spread.Minimum), Show(spread.Low), Show(spread.Median), Show(spread.High), Show(spread.Maximum),
                    spread.Mean.ToString("N1", CultureInfo.InvariantCulture));
            }
        }

        return table;
    }

    private static Table NewTable(string first, params string[] numbers)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(first);
        foreach (var number in numbers)
        {
            table.AddColumn(new TableColumn(number).RightAligned());
        }

        return table;
    }

    private static string Show(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
