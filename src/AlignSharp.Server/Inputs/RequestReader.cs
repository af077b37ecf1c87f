using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Json;
using AlignSharp.Server.Options;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Server.Inputs;

/// <summary>Reads a request's body, JSON or multi-part, into what an endpoint asks for.</summary>
internal sealed class RequestReader(AlignServerOptions options)
{
    private readonly FormReader _forms = new(options.Limits);

    /// <param name="request">The request.</param>
    /// <param name="type">How its JSON is read.</param>
    /// <param name="fromForm">How its parts are read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RequestException">The body is of another type, or is not what its type says.</exception>
    public async Task<T> ReadAsync<T>(
        HttpRequest request, JsonTypeInfo<T> type, Func<FormParts, T> fromForm, CancellationToken cancellationToken)
    {
        if (request.HasJsonContentType())
        {
            return await ReadJsonAsync(request, type, cancellationToken);
        }

        return request.HasFormContentType && request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? fromForm(await _forms.ReadAsync(request, cancellationToken))
            : throw new RequestException(
                $"The body has the type \"{request.ContentType}\"; expected application/json or multipart/form-data.",
                status: StatusCodes.Status415UnsupportedMediaType, code: "unsupported_media_type");
    }

    private static async Task<T> ReadJsonAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, cancellationToken)
                ?? throw new RequestException("The body is null; expected a JSON object.");
        }
        catch (JsonException error)
        {
            throw new RequestException(JsonComplaint.Of(error), code: "invalid_json");
        }
    }
}
