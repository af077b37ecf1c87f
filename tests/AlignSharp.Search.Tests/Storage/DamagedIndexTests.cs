using AlignSharp.Search.Approximate;
using AlignSharp.Search.Filters;
using CsCheck;

namespace AlignSharp.Search.Tests.Storage;

/// <summary>Whatever happens to a file of an index, a sentence says so, or the search goes on; nothing else is thrown.</summary>
public sealed class DamagedIndexTests : IDisposable
{
    private const int Size = 24;
    private static readonly FloatTensor Query = IndexFixture.Vectors(1, Size, 2);
    private static readonly SearchOptions[] Ways =
    [
        new(),
        new() { Where = [RowCondition.Parse("number<50")] },
        new() { Approximate = true },
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly string _index;

    public DamagedIndexTests()
    {
        _index = _folder.Combine("index");
        IndexFixture.Write(_index, IndexFixture.Vectors(200, Size, 1), VectorPrecision.Int8, static row => new IndexEntry($"{row}") { Metadata = $$"""{"number":{{row}}}""" });
        GraphBuilder.Build(_index, threads: 1, cancellationToken: TestContext.Current.CancellationToken);
    }

    public static TheoryData<string> Files => ["index.json", "vectors-*.f32", "vectors-*.i8", "entries-*.parquet", "entries-*.json", "graph.json", "graph-*.usearch"];

    [Fact]
    public void A_whole_index_passes()
    {
        EmbeddingIndex.Verify(_index, TestContext.Current.CancellationToken);
        Assert.Null(UseAll());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_ends_too_early_is_told_in_a_sentence(string pattern)
    {
        var path = Find(pattern);
        var bytes = File.ReadAllBytes(path);
        foreach (var length in (int[])[bytes.Length - 1, bytes.Length / 2, 3, 0])
        {
            File.WriteAllBytes(path, bytes[..length]);
            AssertSentence(UseAll(), path);
            AssertSentence(Record.Exception(() => EmbeddingIndex.Verify(_index, TestContext.Current.CancellationToken)), path);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_missing_is_told_in_a_sentence(string pattern)
    {
        var path = Find(pattern);
        File.Delete(path);
        AssertSentence(UseAll(), pattern is "index.json" or "graph.json" ? _index : path);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Any_flipped_bit_is_harmless_and_found_by_the_check(string pattern)
    {
        var path = Find(pattern);
        var bytes = File.ReadAllBytes(path);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[0, 7]).Sample((place, bit) =>
        {
            var damaged = (byte[])bytes.Clone();
            damaged[place] ^= (byte)(1 << bit);
            File.WriteAllBytes(path, damaged);
            var error = UseAll();
            Assert.True(error is null or SearchException, $"{error}");
            if (!pattern.EndsWith("x.json", StringComparison.Ordinal) && pattern != "graph.json")
            {
                AssertSentence(Record.Exception(() => EmbeddingIndex.Verify(_index, TestContext.Current.CancellationToken)), path);
            }
        }, iter: 12, threads: 1);
    }

    [Fact]
    public void Metadata_that_is_no_json_is_told_where_it_is_used()
    {
        IndexFixture.Write(_index, IndexFixture.Vectors(9, Size, 7), VectorPrecision.Int8, static _ => new IndexEntry("a") { Metadata = """{"number":1""" });
        AssertSentence(UseAll(), Find("entries-*.parquet"));
    }

    [Fact]
    public void An_open_index_answers_as_before_when_another_has_taken_its_place()
    {
        using var index = EmbeddingIndex.Open(_index, threads: 1);
        IndexFixture.Write(_index, IndexFixture.Vectors(9, Size, 7));
        foreach (var way in Ways)
        {
            Assert.Equal(10, index.Search(Query, way, TestContext.Current.CancellationToken)[0].Length);
        }
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("68719476737")]
    public void A_manifest_of_more_rows_than_can_be_is_refused(string rows)
    {
        var path = Find("index.json");
        var text = File.ReadAllText(path);
        var more = System.Text.RegularExpressions.Regex.Replace(text, "(?i)(\"rows\":\\s*)200", "${1}" + rows);
        Assert.NotEqual(text, more);
        File.WriteAllText(path, more);
        AssertSentence(UseAll(), path);
    }

    [Fact]
    public void A_manifest_that_names_a_file_elsewhere_is_refused()
    {
        var path = Find("index.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"vectors-", "\"../vectors-", StringComparison.Ordinal));
        AssertSentence(UseAll(), path);
    }

    public void Dispose() => _folder.Dispose();

    private string Find(string pattern) => Directory.GetFiles(_index, pattern).Single();

    /// <summary>Opens the index and searches it in every way; what was thrown, if anything.</summary>
    private Exception? UseAll() => Record.Exception(() =>
    {
        using var index = EmbeddingIndex.Open(_index, threads: 1);
        foreach (var way in Ways)
        {
            index.Search(Query, way, TestContext.Current.CancellationToken);
        }
    });

    private static void AssertSentence(Exception? error, string path)
    {
        var sentence = Assert.IsType<SearchException>(error, exactMatch: false).Message;
        Assert.Contains(path, sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
    }
}
