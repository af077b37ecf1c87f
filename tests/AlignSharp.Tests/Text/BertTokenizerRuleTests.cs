using System.Globalization;
using System.Text.Json.Nodes;
using AlignSharp.Testing;
using AlignSharp.Text;

namespace AlignSharp.Tests.Text;

public sealed class BertTokenizerRuleTests
{
    private static readonly JsonObject Rules =
        JsonNode.Parse(File.ReadAllText(Fixtures.Path("tokenizer", "rules.json")))!.AsObject();

    [Fact]
    public void Every_combination_of_options_and_added_tokens_has_the_reference_ids()
    {
        foreach (var group in Rules["groups"]!.AsArray().Select(group => group!.AsObject()))
        {
            using var folder = new TemporaryFolder();
            TokenizerJson.Small([.. Rules["vocabulary"]!.AsArray().Select(token => (string)token!)])
                .With("normalizer", group["normalizer"]!)
                .With("added_tokens", group["added_tokens"]!)
                .Write(folder);
            var tokenizer = BertTokenizer.Load(folder.FullName);

            Assert.All(group["cases"]!.AsArray(), expected => Assert.Equal(
                Integers(expected!["ids"]!), tokenizer.Encode(TextOf((string)expected["units"]!)).Select(id => (long)id)));
        }
    }

    [Fact]
    public void Pairs_are_cut_as_the_reference_cuts_them()
    {
        var tokenizer = BertTokenizer.Load(Fixtures.AlignMini);

        Assert.All(Rules["pairs"]!.AsArray(), expected =>
        {
            var batch = tokenizer.EncodeBatch(
                [(string)expected!["text"]!],
                [(string)expected["pair"]!],
                new TextBatchOptions { MaxLength = (int)expected["max_length"]! },
                TestContext.Current.CancellationToken);
            Assert.Equal(Integers(expected["ids"]!), batch.InputIds);
            Assert.Equal(Integers(expected["type_ids"]!), batch.TokenTypeIds);
        });
    }

    private static IEnumerable<long> Integers(JsonNode array) => array.AsArray().Select(item => (long)item!);

    private static string TextOf(string units) => string.Concat(
        units.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(unit => (char)ushort.Parse(unit, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));
}
