using System.IO.Hashing;
using System.Text;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;
using AlignSharp.Text;
using AlignSharp.Training.Augmentation;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Loading;

/// <summary>Turns samples into pairs. Thread-safe; all chance of a pair follows from the run's seed and its place.</summary>
internal sealed class PairLoader(TrainingSettings settings, BertTokenizer tokenizer, PairReport report)
{
    private readonly HoldOut? _holdOut = settings.Data.HoldOut is { } holdOut ? new HoldOut(holdOut) : null;
    private int _fruitfulEpoch = -1;

    /// <summary>A pair for training; null where the sample is kept back or of no use.</summary>
    /// <exception cref="TrainingException">A whole epoch gave no pair, so that none will ever come.</exception>
    public LoadedPair? ForTraining(Sample sample, ShardPosition position, PictureLoader pictures)
    {
        RequireFruit(position.Epoch);
        var pair = Load(sample, position, pictures);
        if (pair is not null)
        {
            Volatile.Write(ref _fruitfulEpoch, position.Epoch);
        }

        return pair;
    }

    private LoadedPair? Load(Sample sample, ShardPosition position, PictureLoader pictures)
    {
        using var fields = new SampleFields(sample);
        if (_holdOut?.Holds(fields) == true)
        {
            return null;
        }

        var chance = new Chance((ulong)settings.Seed, (ulong)position.Epoch, (ulong)position.Consumed);
        if (settings.Data.Thinning is { } thinning && fields.Text(thinning.Field) is { } value
            && thinning.Values.Contains(value) && !chance.Happens(thinning.Share))
        {
            return null;
        }

        return Load(sample, position, fields, data => pictures.Load(data, sample.Key, chance), Alternative(fields, chance), pictures.Side);
    }

    /// <summary>A pair for evaluation, without chance; null where the sample is of no use.</summary>
    public LoadedPair? ForEvaluation(Sample sample, ShardPosition position, PictureLoader pictures, bool onlyHeldOut)
    {
        using var fields = new SampleFields(sample);
        return onlyHeldOut && _holdOut?.Holds(fields) != true
            ? null
            : Load(sample, position, fields, data => pictures.Load(data, sample.Key), static caption => caption, pictures.Side);
    }

    private LoadedPair? Load(
        Sample sample, ShardPosition position, SampleFields fields, Func<ReadOnlyMemory<byte>, float[]> picture, Func<string, string> text, int side)
    {
        if (!sample.TryGetPicture(out _, out var data))
        {
            report.CountWithoutPicture();
            return null;
        }

        if (!sample.TryGetCaption(out var caption) || caption.Length == 0)
        {
            report.CountWithoutCaption();
            return null;
        }

        try
        {
            var chosen = text(caption);
            return new LoadedPair(picture(data), side, Tokens(chosen), caption, Identity(fields, chosen), position);
        }
        catch (ImageException)
        {
            report.CountDamaged();
            return null;
        }
    }

    private void RequireFruit(int epoch)
    {
        // A resumed run begins in a later epoch than the first.
        Interlocked.CompareExchange(ref _fruitfulEpoch, epoch, -1);
        if (epoch > Volatile.Read(ref _fruitfulEpoch) + 1)
        {
            throw new TrainingException(
                $"No sample of the shards can be trained on ({report.WithoutPicture} without picture, {report.WithoutCaption} without caption, {report.Damaged} damaged, the others held out); expected pictures with captions.");
        }
    }

    private Func<string, string> Alternative(SampleFields fields, Chance chance)
    {
        IReadOnlyList<string> alternatives = settings.Captions.Alternatives is { } field ? fields.Texts(field) : [];
        return caption => CaptionChoice.Choose(caption, alternatives, settings.Captions, chance);
    }

    private int[] Tokens(string text)
    {
        var ids = tokenizer.Encode(text);
        return settings.Captions.MaximumTokens is { } most && ids.Length > most ? [.. ids[..(most - 1)], tokenizer.SepId] : ids;
    }

    private long Identity(SampleFields fields, string caption)
    {
        var identity = settings.Captions.Identity is { } field ? fields.Text(field) ?? caption : caption;
        return (long)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(identity));
    }
}
