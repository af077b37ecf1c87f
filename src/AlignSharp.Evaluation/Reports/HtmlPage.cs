using System.Net;
using System.Text;

namespace AlignSharp.Evaluation.Reports;

/// <summary>A page that needs nothing else: its style is in it, for both themes and any width.</summary>
internal static class HtmlPage
{
    private const string Style = "report.css";

    public static void Write(Stream stream, string title, Action<StreamWriter> body)
    {
        using var html = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        html.WriteLine("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        html.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.WriteLine("<link rel=\"icon\" href=\"data:,\">");
        html.WriteLine($"<title>{Encode(title)}</title>\n<style>\n{ReportStyle.Read(Style)}</style>\n</head>\n<body>\n<main>");
        body(html);
        html.WriteLine("</main>\n</body>\n</html>");
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A name of parts, which a narrow page may break behind each.</summary>
    public static string EncodeName(string name) =>
        Encode(name).Replace("/", "/<wbr>", StringComparison.Ordinal).Replace("_", "_<wbr>", StringComparison.Ordinal);

    /// <summary>The last part of a path: what a person calls a model or a set.</summary>
    public static string Short(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } name ? name : path;
}
