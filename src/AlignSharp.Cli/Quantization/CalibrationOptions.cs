using System.CommandLine;
using System.Runtime.CompilerServices;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inputs;
using AlignSharp.Cli.Options;
using AlignSharp.Cli.Progress;
using AlignSharp.Imaging;
using AlignSharp.Inference;
using AlignSharp.Net;
using AlignSharp.Quantization;

namespace AlignSharp.Cli.Quantization;

/// <summary>The pictures and texts that an 8-bit model is calibrated and measured with.</summary>
internal sealed class CalibrationOptions
{
    private const int DecodedAhead = 16;

    private readonly Option<string[]> _pictures = new("--calibrate")
    {
        Description = "Pictures like those that the model will see: files, folders, globs or shards. Some are drawn from all; every fourth of those is held out to measure with.",
        HelpName = "IMAGES",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> _maximum = new("--max-pictures")
    {
        Description = "The most pictures to draw, from 4.",
        HelpName = "N",
        DefaultValueFactory = _ => new QuantizationOptions().MaximumPictures,
    };

    private readonly Option<string?> _texts = new("--texts")
    {
        Description = "A file with one text a line to measure the text tower with (default: sentences of its own).",
        HelpName = "FILE",
    };

    public CalibrationOptions() => _maximum.Validators.Add(result =>
    {
        if (result.Number<int>() is < 4 and var pictures)
        {
            result.AddError($"--max-pictures is {pictures}; expected at least 4.");
        }
    });

    public void AddTo(Command command)
    {
        command.Add(_pictures);
        command.Add(_maximum);
        command.Add(_texts);
    }

    public int MaximumPictures(ParseResult parsed) => parsed.GetValue(_maximum);

    /// <summary>Runs the quantiser. Pictures that cannot be read are told and left out.</summary>
    public async Task<QuantizedModel> QuantizeAsync(
        ParseResult parsed, ModelQuantizer quantizer, Terminal terminal, CancellationToken cancellationToken)
    {
        string[] texts = parsed.GetValue(_texts) is { } file ? [.. File.ReadLines(file).Where(static line => line.Length > 0)] : [.. SampleTexts.All];
        using var source = new PictureSource(parsed.GetRequiredValue(_pictures), terminal, NetworkRules.Default);
        return await ProgressDisplay.CountAsync(terminal, "Calibrating", "a second", null, meter => Task.Run(
            () =>
            {
                var pictures = ReservoirSample.Draw(source.Enumerate(), MaximumPictures(parsed));
                return quantizer.QuantizeAsync(DecodeAsync(pictures, terminal, cancellationToken), texts, new Meter(meter), cancellationToken);
            },
            cancellationToken));
    }

    private static async IAsyncEnumerable<RgbImage> DecodeAsync(
        IReadOnlyList<Picture> pictures, Terminal terminal, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var failures = new FailureLog(terminal);
        var decoded = LookAhead.SelectAsync(pictures, TryDecodeAsync, DecodedAhead, cancellationToken);
        await foreach (var (picture, image, error) in decoded.WithCancellation(cancellationToken))
        {
            if (image is not null)
            {
                yield return image;
            }
            else
            {
                failures.Add(picture.Name, error!);
            }
        }
    }

    private static async Task<(Picture Picture, RgbImage? Image, AlignException? Error)> TryDecodeAsync(
        Picture picture, CancellationToken cancellationToken)
    {
        try
        {
            return (picture, await picture.DecodeAsync(cancellationToken), null);
        }
        catch (AlignException error)
        {
            return (picture, null, error);
        }
    }

    private sealed class Meter(ProgressMeter meter) : IProgress<QuantizationProgress>
    {
        public void Report(QuantizationProgress value)
        {
            meter.Describe(value.Stage);
            meter.Report(value.Done, value.Total ?? value.Done);
        }
    }
}
