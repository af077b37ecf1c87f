namespace AlignSharp.Hub;

/// <summary>Where the hub and its cache are, and how patient to be. Immutable; safe to share.</summary>
public sealed record HubOptions
{
    /// <summary>The hub's address, http or https, which the user trusts. Default: the public hub; <c>HF_ENDPOINT</c>.</summary>
    public Uri Endpoint { get; init; } = new("https://huggingface.co");

    /// <summary>
    /// The cache that huggingface_hub shares with us. Default: <c>HF_HUB_CACHE</c>, else <c>hub</c> in <c>HF_HOME</c>,
    /// else <c>huggingface/hub</c> in <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>.
    /// </summary>
    public required string CacheFolder { get; init; }

    /// <summary>The access token, sent to the hub alone. <c>HF_TOKEN</c>, else the file <c>token</c> in <c>HF_HOME</c>.</summary>
    public string? Token { get; init; }

    /// <summary>Whether to leave the network alone. Default: <c>HF_HUB_OFFLINE</c>.</summary>
    public bool Offline { get; init; }

    /// <summary>How long the hub may take to say what a file is. Default: 10 s; <c>HF_HUB_ETAG_TIMEOUT</c>.</summary>
    public TimeSpan MetadataTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a download may stand still. Default: 10 s; <c>HF_HUB_DOWNLOAD_TIMEOUT</c>.</summary>
    public TimeSpan DownloadTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a failed request is tried again while nothing arrives. Default: 5.</summary>
    public int MaximumRetries { get; init; } = 5;

    /// <summary>The wait before the first retry; later ones double it, with jitter. Default: 1 second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Reads the settings of huggingface_hub from the environment.</summary>
    /// <exception cref="HubException">A variable holds what it cannot mean; the message names it.</exception>
    public static HubOptions FromEnvironment() => new HubEnvironment(
        Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)).Options();

    /// <summary>The settings without the token.</summary>
    public override string ToString() => $"{Endpoint}, cache {CacheFolder}{(Offline ? ", offline" : "")}";
}
