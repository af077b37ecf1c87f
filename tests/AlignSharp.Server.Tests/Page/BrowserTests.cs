using AlignSharp.Server.Tests.Search;

namespace AlignSharp.Server.Tests.Page;

/// <summary>The page as a person uses it, in a real browser, in both languages.</summary>
public sealed class BrowserTests(BrowserFixture browser, SearchFixture search, SharedServer bare) : IClassFixture<BrowserFixture>, IClassFixture<SearchFixture>
{
    public static TheoryData<string> Languages => ["en", "ja"];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_picture_is_classified_with_bars(string language)
    {
        await using var page = await browser.OpenAsync(search.Address, "/", language);
        await page.SubmitAsync("classify");
        await page.ExpectAsync("#classify .message", language == "en" ? "Choose a picture first." : "先に画像を選んでください。");
        await page.ChooseAsync("classify", "sun.webp");
        await page.SubmitAsync("classify");
        await page.ExpectAsync("#classify .message", language == "en" ? "Type at least one label." : "ラベルを一つ以上入力してください。");
        await page["#labels"].FillAsync("hand, sun, folder");
        await page.SubmitAsync("classify");
        await page.ExpectCountAsync("#classify article li", 3);
        await page.ExpectAsync("#classify article li", "sun");
        Assert.True(double.Parse((await page["#classify article meter"].First.GetAttributeAsync("value"))!, System.Globalization.CultureInfo.InvariantCulture) > 0.5);
        await page["#classify .chosen button"].ClickAsync();
        await page.ExpectCountAsync("#classify .chosen li", 0);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Words_pictures_plus_and_minus_find_rows(string language)
    {
        await using var page = await browser.OpenAsync(search.Address, "/#search", language);
        await page.SubmitAsync("search");
        await page.ExpectAsync("#search .message", language == "en" ? "Type words or choose a picture." : "言葉を入力するか、画像を選んでください。");
        await page["#plus"].FillAsync("the sun");
        await page.SubmitAsync("search");
        await page.ExpectAsync("#search .gallery li", "sun.webp");
        await page.ExpectCountAsync("#search .gallery img[src^=blob]", 4);

        await page["#plus"].FillAsync("");
        await page.ChooseAsync("search", "hand.webp");
        await page.SubmitAsync("search");
        await page.ExpectAsync("#search .gallery li", "hand.webp");

        await page["#plus"].FillAsync("the sun");
        await page["#minus"].FillAsync("a hand");
        await page["#count"].FillAsync("1");
        await page.SubmitAsync("search");
        await page.ExpectCountAsync("#search .gallery li", 1);
        await page.ExpectAsync("#search .gallery li", "sun.webp");

        await page["#search .gallery button"].First.ClickAsync();
        await page.ExpectAsync("#search .gallery b", "1.000");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_server_without_an_index_says_so(string language)
    {
        await using var page = await browser.OpenAsync(bare.Address, "/", language);
        await page.ShowAsync("search");
        await page.ExpectAsync("#search .empty", language == "en" ? "This server has no index." : "このサーバーには索引がありません。");
        await page.ShowAsync("state");
        await page.ExpectAsync("#state .message", language == "en" ? "Ready" : "準備完了");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task What_the_server_refuses_is_shown_in_its_sentence(string language)
    {
        await using var page = await browser.OpenAsync(search.Address, "/", language);
        await page["#classify-pictures"].SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "broken.png", MimeType = "image/png", Buffer = "no picture"u8.ToArray() });
        await page["#labels"].FillAsync("sun");
        await page.SubmitAsync("classify");
        await page.ExpectAsync("#classify .message", "broken.png");
        await page.ExpectCountAsync("#classify article", 0);
    }

    [Fact]
    public async Task A_map_is_drawn_and_walked_with_the_keyboard()
    {
        await using var page = await browser.OpenAsync(search.Address, "/#map", "en");
        var canvas = page["#map canvas"];
        await canvas.FocusAsync();
        // Until its points have come, keys move nothing.
        while (await page["#map .message"].TextContentAsync() is not { } name || !name.EndsWith(".webp", StringComparison.Ordinal))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await canvas.PressAsync("ArrowRight");
        }

        await canvas.PressAsync("Enter");
        await page.ExpectCountAsync("#search .gallery li", 4);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1200)]
    public async Task It_fits_a_phone_and_keys_move_between_tabs(int width)
    {
        await using var page = await browser.OpenAsync(search.Address, "/", "en", width);
        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        await page["#tab-classify"].FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowRight");
        Assert.True(await page["#search"].IsVisibleAsync());
        Assert.Equal("true", await page["#tab-search"].GetAttributeAsync("aria-selected"));
    }
}
