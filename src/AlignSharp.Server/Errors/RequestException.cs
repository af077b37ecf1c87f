using Microsoft.AspNetCore.Http;

namespace AlignSharp.Server.Errors;

/// <summary>A request asks for something that cannot be done.</summary>
/// <param name="message">One sentence: which field, what was found, what was expected.</param>
/// <param name="about">The field, if it is about one.</param>
/// <param name="status">The status to answer with.</param>
/// <param name="code">A word that programs can compare, as OpenAI's API gives them.</param>
internal sealed class RequestException(
    string message, string? about = null, int status = StatusCodes.Status400BadRequest, string code = "invalid_value")
    : AlignException(message)
{
    public string? Field => about;

    public int Status => status;

    public string Code => code;
}
