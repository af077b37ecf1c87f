using AlignSharp.Search.Stores.Embedded;

namespace AlignSharp.Search.Tests.Stores.Embedded;

/// <summary>What a journal keeps when writing fails, and what it refuses when it is damaged.</summary>
public sealed class ChangeJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.Combine(ChangeJournal.FileName);

    [Fact]
    public void A_failed_append_leaves_nothing_and_later_ones_are_kept()
    {
        var file = new FailingFile(Path);
        using (var journal = ChangeJournal.Open(file, static _ => { }))
        {
            journal.Append([Change("a")]);
            file.IsFull = true;
            var error = Assert.Throws<SearchException>(() => journal.Append([Change("b"), Change("c")]));
            Assert.Contains("cannot be written (No space left on device)", error.Message, StringComparison.Ordinal);
            file.IsFull = false;
            journal.Append([Change("d")]);
        }

        Assert.Equal(["a", "d"], Read());
    }

    [Fact]
    public void A_broken_change_with_others_behind_it_is_refused_and_nothing_is_cut_off()
    {
        using (var journal = ChangeJournal.Open(_folder.Combine(""), static _ => { }))
        {
            journal.Append([Change("a")]);
            journal.Append([Change("b")]);
        }

        var bytes = File.ReadAllBytes(Path);
        bytes[20] ^= 1;
        File.WriteAllBytes(Path, bytes);
        var error = Assert.Throws<SearchException>(Read);
        Assert.Contains("is damaged at byte 0", error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_change_that_could_not_be_read_back_is_not_written()
    {
        using var journal = ChangeJournal.Open(_folder.Combine(""), static _ => { });
        var error = Assert.Throws<SearchException>(() => journal.Append([Change(new string('n', (1 << 26) + 1))]));
        Assert.Contains("expected at most 67108864", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, journal.Length);
    }

    public void Dispose() => _folder.Dispose();

    private static JournalChange Change(string name) => new(name, null, null);

    private List<string> Read()
    {
        var names = new List<string>();
        ChangeJournal.Open(_folder.Combine(""), change => names.Add(change.Name)).Dispose();
        return names;
    }
}
