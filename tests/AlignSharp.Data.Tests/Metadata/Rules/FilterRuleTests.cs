using AlignSharp.Data.Metadata.Rules;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Metadata.Rules;

/// <summary>Each rule at its bound, beyond it, and where the value is not known.</summary>
public sealed class FilterRuleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, FilterRule, string[]> Cases => new()
    {
        { "byte_size\n5119\n5120\n\n", new MinimumBytesRule(5120), ["5120"] },
        { "width,height\n200,300\n300,199\n,300\n300,\n", new MinimumSideRule(200), ["200,300"] },
        { "width,height\n300,100\n100,300\n301,100\n0,0\n-3,3\n33,30\n,5\n", new MaximumAspectRule(3), ["300,100", "100,300", "33,30"] },
        { "width,height\n33,30\n30,33\n34,30\n", new MaximumAspectRule(1.1), ["33,30", "30,33"] },
        { "width,height\n300,100\n299,100\n", new MaximumAspectRule(3, IsExclusive: true), ["299,100"] },
        { "punsafe\n0.5\n0.50001\nnan\n\n0\n", new MaximumNsfwRule(0.5), ["0.5", "0"] },
        { "pwatermark\n0.8\n0.81\nnan\n", new MaximumWatermarkRule(0.8), ["0.8"] },
        { "num_faces\n2\n3\n\n", new MaximumFacesRule(2), ["2"] },
        { "aesthetic\n4.99\n5\nnan\n", new MinimumAestheticRule(5), ["5"] },
        { "similarity\n0.28\n0.2799\nnan\n\ninf\n", new MinimumClipRule(0.28), ["0.28", "inf"] },
        { "n,text\n1,abc\n2,  a   b  \n3,ab\n4,\n5,a\u00e9\U0001f600\n", new CharactersRule(3, null), ["1,abc", "2,  a   b  ", "5,a\u00e9\U0001f600"] },
        { "n,text\n1,abc\n2,\n", new CharactersRule(null, 2), ["2,"] },
        { "n,text\n1,\u00a0one\u3000two\u2003.\n2,one\n3,one - two\n4,\n", new WordsRule(3, 3), ["1,\u00a0one\u3000two\u2003.", "3,one - two"] },
        { "n,text\n1,one two\n2,one\n3,one two three\n4,\n", new WordsRule(2, 2), ["1,one two"] },
        { "n,text\n1,\n2,one\n", new WordsRule(null, 0), ["1,"] },
        { "n,text\n1,a b\n2,a  b\n3, a b\n4,A b\n5,\n6,\n", new ImagesPerTextRule(2), ["4,A b", "5,", "6,"] },
        { "n,url\n1,u\n2,u\n3,v\n4,\n", new TextsPerImageRule(1), ["3,v"] },
        { "n,url,phash\n1,u,p\n2,u,q\n3,w,q\n", new TextsPerImageRule(1), ["1,u,p"] },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task A_rule_keeps_what_it_says(string csv, FilterRule rule, string[] kept)
    {
        Assert.Equal(kept, await KeepAsync(csv, rule));
    }

    // b 4 times, a 3, "a b" 2, the others once; so ranked b, a, "a b" and then, by their bytes, "b a", "b c", c, d.
    [Theory]
    [InlineData(1, "3,b", "5,")]
    [InlineData(3, "1,a b", "3,b", "5,")]
    [InlineData(4, "1,a b", "2,A B a", "3,b", "5,")]
    [InlineData(5, "1,a b", "2,A B a", "3,b", "5,")]
    [InlineData(6, "1,a b", "2,A B a", "3,b", "4,b c", "5,")]
    [InlineData(7, "1,a b", "2,A B a", "3,b", "4,b c", "5,", "6,d")]
    [InlineData(1000, "1,a b", "2,A B a", "3,b", "4,b c", "5,", "6,d")]
    public async Task Ngrams_are_ranked_by_count_and_then_by_their_bytes(long count, params string[] kept)
    {
        Assert.Equal(kept, await KeepAsync("n,text\n1,a b\n2,A B a\n3,b\n4,b c\n5,\n6,d\n", new FrequentNgramsRule(count)));
    }

    private async Task<string[]> KeepAsync(string csv, FilterRule rule)
    {
        var (input, output) = (_folder.Combine("in.csv"), _folder.Combine("out.csv"));
        await File.WriteAllTextAsync(input, csv, TestContext.Current.CancellationToken);
        await Filtered.RunAsync([input], output, rule);
        return (await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken))[1..];
    }
}
