namespace AlignSharp.Server.Errors;

/// <summary>An error as OpenAI's API gives it.</summary>
/// <param name="Message">The sentence.</param>
/// <param name="Type"><c>invalid_request_error</c> or <c>server_error</c>.</param>
/// <param name="Code">A word that programs can compare.</param>
/// <param name="Param">The field that it is about.</param>
internal sealed record ProblemError(string Message, string Type, string? Code, string? Param);
