using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AlignSharp.Server.Page;

/// <summary>Which language the page speaks: what its address asks for, else what the browser prefers, else English.</summary>
internal static class Language
{
    private const string Field = "lang";

    public static PageTexts Choose(HttpRequest request)
    {
        var asked = request.Query[Field].ToString();
        if (PageTexts.All.Find(texts => texts.Code == asked) is { } chosen)
        {
            return chosen;
        }

        var preferred = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(static language => language.Quality ?? 1)
            .Select(static language => PageTexts.All.Find(texts => IsOf(language, texts.Code)));
        return preferred.FirstOrDefault(static texts => texts is not null) ?? PageTexts.English;
    }

    private static bool IsOf(StringWithQualityHeaderValue language, string code) =>
        language.Value.Equals(code, StringComparison.OrdinalIgnoreCase)
        || language.Value.StartsWith(code + "-", StringComparison.OrdinalIgnoreCase);
}
