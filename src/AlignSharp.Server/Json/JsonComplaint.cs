using System.Text.Json;

namespace AlignSharp.Server.Json;

/// <summary>Says what is wrong with a body in words of the request, not of the program that reads it.</summary>
internal static class JsonComplaint
{
    public static string Of(JsonException error)
    {
        var place = error.Path is null or "$" ? "the body" : error.Path.TrimStart('$', '.');
        var line = error.LineNumber is { } number ? $" (line {number + 1}, byte {error.BytePositionInLine + 1})" : "";
        return error.InnerException is null && error.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? $"{place} is not known here; see /openapi/v1.json for what is.".Replace("the body is", "A field of the body is", StringComparison.Ordinal)
            : error.InnerException is JsonException
                ? $"The body is not valid JSON at {place}{line}."
                : $"{place}{line} is not of the type that /openapi/v1.json gives for it, or is missing.";
    }
}
