using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace AlignSharp.Server.Page;

/// <summary>The page's style and modules, which lie in the assembly so that the page is wherever the program is.</summary>
internal static class PageAssets
{
    private const string Prefix = "page/";

    private static readonly FrozenDictionary<string, (byte[] Bytes, EntityTagHeaderValue Tag)> Files =
        typeof(PageAssets).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(static name => name[Prefix.Length..], static name => Read(name), StringComparer.Ordinal);

    public static Results<FileContentHttpResult, NotFound> Find(string name) => Files.TryGetValue(name, out var file)
        ? TypedResults.File(file.Bytes, Type(name), entityTag: file.Tag)
        : TypedResults.NotFound();

    private static (byte[] Bytes, EntityTagHeaderValue Tag) Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
    }

    private static string Type(string name) => name.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript";
}
