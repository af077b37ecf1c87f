using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace AlignSharp.Server.Tests.Page;

/// <summary>A page in the browser, with what its scripts complained of.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    public BrowserPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    public IPage Page { get; }

    public ILocator this[string selector] => Page.Locator(selector);

    /// <summary>Moves to a panel.</summary>
    public Task ShowAsync(string panel) => this[$"#tab-{panel}"].ClickAsync();

    /// <summary>Chooses a sample's picture in a panel.</summary>
    public Task ChooseAsync(string panel, string sample) =>
        this[$"#{panel}-pictures"].SetInputFilesAsync(Path.Combine(Fixtures.Repository, "samples", sample));

    public Task SubmitAsync(string panel) => this[$"#{panel} button[type=submit]"].ClickAsync();

    /// <summary>Waits until a place has a text.</summary>
    public Task ExpectAsync(string selector, string text) => Assertions.Expect(this[selector].First).ToContainTextAsync(text, new() { Timeout = 60_000 });

    /// <summary>Waits until a place is there as often as expected.</summary>
    public Task ExpectCountAsync(string selector, int count) => Assertions.Expect(this[selector]).ToHaveCountAsync(count, new() { Timeout = 60_000 });

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_complaints);
    }
}
