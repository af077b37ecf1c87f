using AlignSharp.Data.Shards.Tar;

namespace AlignSharp.Data.Shards;

/// <summary>
/// Puts the members of one shard together: those that follow each other and share a key are a sample. What cannot be part
/// of a whole sample is counted.
/// </summary>
internal sealed class SampleGrouper(string shard, ShardReport report, ShardLimits limits)
{
    private readonly Queue<Sample> _ready = [];
    private SampleInProgress? _current;
    private IReadOnlyList<string> _extensionsBefore = [];

    /// <summary>Whether a whole sample waits to be taken.</summary>
    public bool HasWhole => _ready.Count > 0;

    /// <summary>Takes the first whole sample, if there is one.</summary>
    public Sample? Take() => _ready.TryDequeue(out var sample) ? sample : null;

    /// <summary>Adds the member that <paramref name="tar"/> stands at.</summary>
    public async ValueTask AddAsync(TarEntry member, TarReader tar, CancellationToken cancellationToken)
    {
        if (!BelongsToSample(member, out var key, out var extension))
        {
            return;
        }

        if (_current?.Key != key)
        {
            Finish();
            _current = new SampleInProgress(key, limits);
        }

        if (!_current.IsBroken && MayJoin(_current, extension, member.Size))
        {
            await _current.AddAsync(extension, tar.ReadDataAsync(cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>No member of the current sample is to come.</summary>
    public void Finish()
    {
        if (_current is { IsBroken: false })
        {
            _extensionsBefore = [.. _current.Extensions];
            _ready.Enqueue(_current.Finish(shard));
            report.AddSample();
        }

        _current = null;
    }

    /// <summary>
    /// Nothing further can be read. The sample in hand is given if no member of it has been cut off and it has every
    /// extension that the one before it has.
    /// </summary>
    public void FinishAtDamage()
    {
        if (_current is { IsBroken: false } && (_current.IsAwaiting || _extensionsBefore.Except(_current.Extensions).Any()))
        {
            report.Add(shard, ShardFaultKind.Incomplete, $"has only a part of the sample {_current.Key} before the damage");
            _current.Break();
        }

        Finish();
    }

    private bool BelongsToSample(TarEntry member, out string key, out string extension)
    {
        (key, extension) = ("", "");
        if (member.Kind == TarEntryKind.Folder || MemberName.IsNote(member.Name))
        {
            return false;
        }

        if (member.Kind != TarEntryKind.File)
        {
            report.Add(shard, ShardFaultKind.NotAFile, $"has the member {member.Name}, which is no regular file");
            return false;
        }

        if (!MemberName.TrySplit(member.Name, out key, out extension))
        {
            report.Add(shard, ShardFaultKind.NoKey, $"has the member {member.Name}, whose name is not of the form key.extension");
            return false;
        }

        return true;
    }

    private bool MayJoin(SampleInProgress sample, string extension, long size)
    {
        if (sample.Judge(extension, size) is not var (kind, reason))
        {
            return true;
        }

        sample.Break();
        report.Add(shard, kind, $"has the sample {sample.Key}, which {reason}");
        return false;
    }
}
