using System.Text;

namespace AlignSharp.Data.Statistics.Page;

/// <summary>Builds a page from interpolated strings: what is written in code is HTML, what fills the holes is text and escaped.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _page = new();

    public HtmlWriter Add(HtmlFragment fragment) => AddRaw(fragment.Html);

    /// <summary>Adds text that is HTML already, such as a style sheet.</summary>
    public HtmlWriter AddRaw(string html)
    {
        _page.Append(html);
        return this;
    }

    public override string ToString() => _page.ToString();
}
