using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Progress;
using AlignSharp.Data.Pairs;
using AlignSharp.Data.Pairs.Captions;
using AlignSharp.Data.Shards;

namespace AlignSharp.Cli.Data;

/// <summary><c>align data pack DIR -o SHARDS</c>: a folder of pictures and captions as shards.</summary>
internal sealed class PackCommand : Command
{
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder of pictures; folders below it count." };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "A folder for shards 00000.tar, 00001.tar, ..., or their names: 'shards/train-%05d.tar' (also .tar.gz, .tar.zst).",
        HelpName = "SHARDS",
        Required = true,
    };

    private readonly Option<string?> _captions = new("--captions")
    {
        Description = "Captions of all pictures: .csv or .tsv with a header, COCO captions .json, Flickr30k .token "
            + "(default: the lines of the .txt file beside each picture).",
        HelpName = "FILE",
    };

    private readonly Option<string?> _pictureColumn = new("--image-column") { Description = "The column of file names in a .csv or .tsv file.", HelpName = "NAME" };
    private readonly Option<string?> _captionColumn = new("--caption-column") { Description = "The column of captions in a .csv or .tsv file.", HelpName = "NAME" };
    private readonly Option<string> _encoding = new("--encoding") { Description = "The encoding of captions: utf8 or latin1.", DefaultValueFactory = _ => "utf8" };
    private readonly PackPictureOptions _pictures = new();
    private readonly BoundOption<int> _samples = new("--shard-samples", 1, "The most samples of a shard (default: 10,000).");
    private readonly BoundOption<long> _bytes = new("--shard-bytes", 1, "A shard of this many bytes is closed (default: 1 GiB).");
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace shards that are there already." };
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on after the shards that a stopped run with the same options has written." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the counts as JSON." };

    public PackCommand(Terminal terminal)
        : base("pack", "Pack a folder of pictures and their captions into WebDataset shards.")
    {
        _encoding.AcceptOnlyFromAmong("utf8", "latin1");
        Add(_folder);
        foreach (var option in (Option[])[_output, _captions, _pictureColumn, _captionColumn, _encoding, .. _pictures.All, _samples, _bytes, _overwrite, _resume, _json])
        {
            Add(option);
        }

        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = ReadOptions(parsed);
        var report = await ProgressDisplay.CountAsync(
            terminal, "Packing", "pairs", null, meter => PairPacker.PackAsync(options, new PackMeter(meter), cancellationToken));
        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(PackOutput.ToJson(report).AsMemory(), cancellationToken);
        }
        else
        {
            PackOutput.Print(report, terminal);
        }

        return report.Earlier + report.Packed > 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private PackOptions ReadOptions(ParseResult parsed)
    {
        var defaults = new ShardWriterOptions();
        return new PackOptions
        {
            Folder = parsed.GetRequiredValue(_folder),
            Shards = Pattern(parsed.GetRequiredValue(_output)),
            CaptionFile = parsed.GetValue(_captions),
            Columns = new CaptionColumns(parsed.GetValue(_pictureColumn), parsed.GetValue(_captionColumn)),
            Encoding = parsed.GetValue(_encoding) == "latin1" ? CaptionEncoding.Latin1 : CaptionEncoding.Utf8,
            Pictures = _pictures.Read(parsed),
            Resume = parsed.GetValue(_resume),
            Writing = defaults with
            {
                MaximumSamples = parsed.GetValue(_samples) ?? defaults.MaximumSamples,
                MaximumTarBytes = parsed.GetValue(_bytes) ?? defaults.MaximumTarBytes,
                Overwrite = parsed.GetValue(_overwrite),
            },
        };
    }

    private static string Pattern(string output) => output.Contains('%') ? output : Path.Combine(output, "%05d.tar");

    private sealed class PackMeter(ProgressMeter meter) : IProgress<PackProgress>
    {
        public void Report(PackProgress value) => meter.Report(value.Done, value.Total);
    }
}
