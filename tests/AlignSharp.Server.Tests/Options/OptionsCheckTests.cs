using AlignSharp.Server.Options;

namespace AlignSharp.Server.Tests.Options;

/// <summary>Options that cannot be stop the start, with a sentence that names them.</summary>
public sealed class OptionsCheckTests
{
    private static readonly AlignServerOptions Usual = RunningServer.Options;

    public static TheoryData<string, AlignServerOptions> Wrong => new()
    {
        { "Urls", Usual with { Urls = [] } },
        { "\"nowhere\"", Usual with { Urls = ["nowhere"] } },
        { "\"ftp://127.0.0.1:1\"", Usual with { Urls = ["ftp://127.0.0.1:1"] } },
        { "MaximumTexts is 0", Usual with { Batching = new() { MaximumTexts = 0 } } },
        { "TextQueue", Usual with { Batching = new() { TextQueue = 100 } } },
        { "PictureQueue", Usual with { Batching = new() { PictureQueue = 8 } } },
        { "MaximumBodyBytes is 0", Usual with { Limits = new() { MaximumBodyBytes = 0 } } },
        { "RequestTime", Usual with { Limits = new() { RequestTime = TimeSpan.Zero } } },
        { "RequestsPerSecond is -1", Usual with { Access = new() { RequestsPerSecond = -1 } } },
        { "Burst is 0", Usual with { Access = new() { Burst = 0 } } },
        { "config.json", Usual with { ModelFolder = Path.GetTempPath() } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task The_sentence_names_the_option(string expected, AlignServerOptions options)
    {
        var error = await Assert.ThrowsAnyAsync<AlignException>(() => AlignServer.CreateAsync(options, TestContext.Current.CancellationToken));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
