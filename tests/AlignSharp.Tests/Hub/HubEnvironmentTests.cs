using AlignSharp.Hub;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Hub;

public sealed class HubEnvironmentTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly Dictionary<string, string> _variables = [];

    public void Dispose() => _home.Dispose();

    [Fact]
    public void With_nothing_set_the_cache_is_where_huggingface_hub_has_it()
    {
        var options = Options();

        Assert.Equal(_home.Combine(".cache", "huggingface", "hub"), options.CacheFolder);
        Assert.Equal(new HubOptions { CacheFolder = options.CacheFolder }, options);
    }

    [Theory]
    [InlineData("XDG_CACHE_HOME", "/cache", "/cache/huggingface/hub")]
    [InlineData("HF_HOME", "/hf", "/hf/hub")]
    [InlineData("HF_HUB_CACHE", "/models", "/models")]
    [InlineData("HUGGINGFACE_HUB_CACHE", "/old", "/old")]
    [InlineData("HF_HUB_CACHE", "~/models", "{home}/models")]
    [InlineData("HF_HUB_CACHE", "$DATA/models", "/data/models")]
    [InlineData("HF_HUB_CACHE", "${DATA}/models", "/data/models")]
    [InlineData("HF_HOME", "  ", "{home}/.cache/huggingface/hub")]
    public void The_cache_moves_with_each_variable(string name, string value, string expected)
    {
        _variables["DATA"] = "/data";
        _variables[name] = value;

        Assert.Equal(expected.Replace("{home}", _home.FullName, StringComparison.Ordinal), Options().CacheFolder);
    }

    [Fact]
    public void The_nearer_variable_wins()
    {
        _variables["XDG_CACHE_HOME"] = "/cache";
        _variables["HF_HOME"] = "/hf";
        _variables["HUGGINGFACE_HUB_CACHE"] = "/old";
        _variables["HF_HUB_CACHE"] = "/models";

        Assert.Equal("/models", Options().CacheFolder);
    }

    [Fact]
    public void The_token_is_the_variable_s_before_the_file_s()
    {
        _variables["HF_HOME"] = _home.FullName;
        File.WriteAllText(_home.Combine("token"), "hf_file\n");
        var fromFile = Options().Token;
        _variables["HF_TOKEN"] = "hf_variable";

        Assert.Equal(("hf_file", "hf_variable"), (fromFile, Options().Token));
    }

    [Fact]
    public void The_token_file_can_be_elsewhere_empty_or_switched_off()
    {
        _variables["HF_TOKEN_PATH"] = _home.Combine("secret");
        File.WriteAllText(_home.Combine("secret"), "hf_secret");
        var elsewhere = Options().Token;
        _variables["HF_HUB_DISABLE_IMPLICIT_TOKEN"] = "1";
        var disabled = Options().Token;
        _variables.Remove("HF_HUB_DISABLE_IMPLICIT_TOKEN");
        File.WriteAllText(_home.Combine("secret"), "\n");

        Assert.Equal(("hf_secret", null, null), (elsewhere, disabled, Options().Token));
    }

    [Fact]
    public void The_token_is_not_in_the_text_of_the_options() =>
        Assert.DoesNotContain("hf_secret", (Options() with { Token = "hf_secret" }).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("HF_HUB_OFFLINE", "1", true)]
    [InlineData("HF_HUB_OFFLINE", "true", true)]
    [InlineData("HF_HUB_OFFLINE", "YES", true)]
    [InlineData("TRANSFORMERS_OFFLINE", "on", true)]
    [InlineData("HF_HUB_OFFLINE", "0", false)]
    [InlineData("HF_HUB_OFFLINE", "no", false)]
    public void Offline_is_a_switch(string name, string value, bool expected)
    {
        _variables[name] = value;

        Assert.Equal(expected, Options().Offline);
    }

    [Fact]
    public void The_endpoint_and_the_time_outs_are_read()
    {
        _variables["HF_ENDPOINT"] = "http://127.0.0.1:8080/mirror/";
        _variables["HF_HUB_ETAG_TIMEOUT"] = "3";
        _variables["HF_HUB_DOWNLOAD_TIMEOUT"] = "2.5";

        var options = Options();

        Assert.Equal("http://127.0.0.1:8080/mirror/", options.Endpoint.AbsoluteUri);
        Assert.Equal((TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2.5)), (options.MetadataTimeout, options.DownloadTimeout));
    }

    [Theory]
    [InlineData("HF_ENDPOINT", "not a url", "HF_ENDPOINT is not absolute; expected http:// or https://.")]
    [InlineData("HF_ENDPOINT", "ftp://hub.test", "HF_ENDPOINT has the scheme ftp; expected http or https.")]
    [InlineData("HF_ENDPOINT", "https://me:secret@hub.test", "HF_ENDPOINT for hub.test holds credentials; expected none.")]
    [InlineData("HF_HUB_ETAG_TIMEOUT", "soon", "HF_HUB_ETAG_TIMEOUT is soon; expected a number of seconds between 0 and 86400.")]
    [InlineData("HF_HUB_DOWNLOAD_TIMEOUT", "-1", "HF_HUB_DOWNLOAD_TIMEOUT is -1; expected a number of seconds between 0 and 86400.")]
    public void What_cannot_be_meant_is_refused_by_name(string name, string value, string expected)
    {
        _variables[name] = value;

        Assert.Equal(expected, Assert.Throws<HubException>(Options).Message);
    }

    private HubOptions Options() => new HubEnvironment(_variables.GetValueOrDefault, _home.FullName).Options();
}
