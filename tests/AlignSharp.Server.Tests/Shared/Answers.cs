using System.Net;
using System.Text;
using System.Text.Json;

namespace AlignSharp.Server.Tests;

/// <summary>Asks and reads answers as JSON.</summary>
internal static class Answers
{
    public static async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(this HttpClient client, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await client.AskAsync(path, content);
    }

    public static async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(this HttpClient client, string path, HttpContent content)
    {
        using var response = await client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await ReadAsync(response));
    }

    public static async Task<(HttpStatusCode Status, JsonElement Body)> FetchAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return (response.StatusCode, await ReadAsync(response));
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    /// <summary>Asserts that an answer is a problem with a sentence, in both shapes, and nothing of the program's inside.</summary>
    public static string Problem(this (HttpStatusCode Status, JsonElement Body) answer, HttpStatusCode expected)
    {
        Assert.Equal(expected, answer.Status);
        Assert.Equal((int)expected, answer.Body.GetProperty("status").GetInt32());
        var sentence = answer.Body.GetProperty("detail").GetString()!;
        Assert.Equal(sentence, answer.Body.GetProperty("error").GetProperty("message").GetString());
        Assert.DoesNotContain("   at ", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
        return sentence;
    }
}
