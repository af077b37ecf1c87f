using System.Globalization;
using System.Text.RegularExpressions;
using AlignSharp.Net;

namespace AlignSharp.Hub;

/// <summary>The environment variables of huggingface_hub, read as it reads them.</summary>
internal sealed partial class HubEnvironment(Func<string, string?> variable, string userFolder)
{
    public HubOptions Options()
    {
        var home = Path("HF_HOME") ?? System.IO.Path.Combine(
            Path("XDG_CACHE_HOME") ?? System.IO.Path.Combine(userFolder, ".cache"), "huggingface");
        var options = new HubOptions
        {
            CacheFolder = Path("HF_HUB_CACHE") ?? Path("HUGGINGFACE_HUB_CACHE") ?? System.IO.Path.Combine(home, "hub"),
            Token = Token(home),
            Offline = Switch("HF_HUB_OFFLINE") || Switch("TRANSFORMERS_OFFLINE"),
        };
        return options with
        {
            Endpoint = Endpoint() ?? options.Endpoint,
            MetadataTimeout = Seconds("HF_HUB_ETAG_TIMEOUT") ?? options.MetadataTimeout,
            DownloadTimeout = Seconds("HF_HUB_DOWNLOAD_TIMEOUT") ?? options.DownloadTimeout,
        };
    }

    private string? Token(string home)
    {
        if ((Value("HF_TOKEN") ?? Value("HUGGING_FACE_HUB_TOKEN")) is { } token)
        {
            return token;
        }

        var path = Path("HF_TOKEN_PATH") ?? System.IO.Path.Combine(home, "token");
        if (Switch("HF_HUB_DISABLE_IMPLICIT_TOKEN") || !File.Exists(path))
        {
            return null;
        }

        var text = File.ReadAllText(path).Trim();
        return text.Length > 0 ? text : null;
    }

    private Uri? Endpoint()
    {
        if (Value("HF_ENDPOINT") is not { } text)
        {
            return null;
        }

        Uri.TryCreate(text, UriKind.Absolute, out var url);
        return WebUrl.Objection(url) is { } objection
            ? throw new HubException(HubFailure.InvalidName, $"HF_ENDPOINT {objection}.")
            : url;
    }

    private TimeSpan? Seconds(string name)
    {
        if (Value(name) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : throw new HubException(
                HubFailure.InvalidName, $"{name} is {text}; expected a number of seconds between 0 and 86400.");
    }

    private bool Switch(string name) => Value(name)?.ToUpperInvariant() is "1" or "ON" or "YES" or "TRUE";

    private string? Path(string name)
    {
        if (Value(name) is not { } text)
        {
            return null;
        }

        var expanded = Variable().Replace(text, match => variable(match.Groups["name"].Value) ?? match.Value);
        return expanded == "~" || expanded.StartsWith("~/", StringComparison.Ordinal)
            ? System.IO.Path.Join(userFolder, expanded[1..])
            : System.IO.Path.GetFullPath(expanded);
    }

    private string? Value(string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"\$(?:\{(?<name>\w+)\}|(?<name>\w+))", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
