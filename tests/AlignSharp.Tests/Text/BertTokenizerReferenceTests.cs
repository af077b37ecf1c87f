using System.Text.Json;
using AlignSharp.Testing;
using AlignSharp.Text;

namespace AlignSharp.Tests.Text;

public sealed class BertTokenizerReferenceTests(RealVocabulary vocabulary) : IClassFixture<RealVocabulary>
{
    private readonly BertTokenizer _tokenizer = vocabulary.Tokenizer;

    [Fact]
    public void Every_text_has_the_reference_ids()
    {
        Assert.All(ReadCases(), expected => Assert.Equal(expected.Ids, _tokenizer.Encode(expected.Text)));
    }

    [Fact]
    public void Both_file_layouts_give_the_same_ids()
    {
        using var folder = new TemporaryFolder();
        TokenizerFolders.WriteVocabularyText(folder);
        var old = BertTokenizer.Load(folder.FullName);

        Assert.Equal(_tokenizer.VocabularySize, old.VocabularySize);
        Assert.All(ReadCases(), expected => Assert.Equal(expected.Ids, old.Encode(expected.Text)));
    }

    [Fact]
    public void The_default_model_has_the_same_tokenizer()
    {
        var mini = BertTokenizer.Load(Fixtures.AlignMini);

        Assert.Equal(64, mini.MaxLength);
        Assert.All(ReadCases(), expected => Assert.Equal(expected.Ids, mini.Encode(expected.Text)));
    }

    [Fact]
    public void A_cased_tokenizer_has_the_reference_ids()
    {
        using var folder = new TemporaryFolder();
        TokenizerFolders.WriteVocabularyText(folder, """{ "do_lower_case": false, "tokenize_chinese_chars": false }""");
        var cased = BertTokenizer.Load(folder.FullName);
        var cases = JsonSerializer.Deserialize<Case[]>(
            File.ReadAllText(Fixtures.Path("tokenizer", "cased.json")), JsonSerializerOptions.Web)!;

        Assert.NotEmpty(cases);
        Assert.All(cases, expected => Assert.Equal(expected.Ids, cased.Encode(expected.Text)));
    }

    private static List<Case> ReadCases() =>
    [
        .. File.ReadLines(Fixtures.Path("tokenizer", "cases.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Case>(line, JsonSerializerOptions.Web)!),
    ];

    private sealed record Case(string Text, int[] Ids);
}
