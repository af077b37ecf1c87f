using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace AlignSharp.Data.Statistics.Page;

/// <summary>An interpolated string whose holes are escaped for HTML, in content and in quoted attributes.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlFragment(int literalLength, int formattedCount)
{
    private readonly StringBuilder _html = new(literalLength + (16 * formattedCount));

    public string Html => _html.ToString();

    public void AppendLiteral(string value) => _html.Append(value);

    public void AppendFormatted(string? value) => _html.Append(WebUtility.HtmlEncode(value));

    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));
}
