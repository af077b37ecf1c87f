using Microsoft.Playwright;

namespace AlignSharp.Server.Tests.Page;

/// <summary>A real Chromium, as the system has it: <c>CHROMIUM</c> names another one. It reaches loopback alone.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Usual =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Usual, File.Exists)
                ?? throw new InvalidOperationException("There is no Chromium; expected one of the system, or a path in CHROMIUM ('apt-get install chromium')."),
            Args = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"],
        });
    }

    /// <summary>A page of its own; what its scripts complain of fails the test that closes it.</summary>
    internal async Task<BrowserPage> OpenAsync(Uri server, string path, string language, int width = 1200)
    {
        var context = await _browser!.NewContextAsync(new() { Locale = language, ViewportSize = new() { Width = width, Height = 900 } });
        context.SetDefaultTimeout(60_000);
        var page = new BrowserPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(new Uri(server, path).ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? default);
        _playwright?.Dispose();
    }
}
