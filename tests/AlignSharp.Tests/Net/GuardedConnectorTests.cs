using System.Net;
using System.Net.Sockets;
using AlignSharp.Net;

namespace AlignSharp.Tests.Net;

public sealed class GuardedConnectorTests
{
    private readonly ConnectionRecorder _recorder = new();

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("https://10.1.2.3/")]
    public async Task A_literal_address_inside_a_network_is_refused_before_a_socket_opens(string url)
    {
        var error = await FetchError(new NetworkRules { Connect = _recorder.ConnectAsync }, url);

        Assert.Equal(DownloadFailure.RefusedAddress, error.Failure);
        Assert.Empty(_recorder.Attempts);
    }

    [Fact]
    public async Task A_name_that_resolves_into_a_network_is_refused_by_name_and_address()
    {
        var error = await FetchError(Resolving("192.168.0.10"), "http://pictures.test/cat.jpg");

        Assert.Equal(DownloadFailure.RefusedAddress, error.Failure);
        Assert.Equal("pictures.test is at 192.168.0.10 (private network); expected a public address.", error.Message);
        Assert.Empty(_recorder.Attempts);
    }

    [Fact]
    public async Task One_address_inside_a_network_among_public_ones_is_enough_to_refuse()
    {
        var error = await FetchError(Resolving("8.8.8.8", "10.0.0.1"), "http://pictures.test/");

        Assert.Equal(DownloadFailure.RefusedAddress, error.Failure);
        Assert.Empty(_recorder.Attempts);
    }

    [Fact]
    public async Task The_connection_goes_to_the_address_that_was_checked_and_the_name_is_resolved_once()
    {
        var answers = new Queue<string>(["8.8.8.8", "127.0.0.1"]);
        var rules = new NetworkRules
        {
            Connect = _recorder.ConnectAsync,
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]),
        };

        var error = await FetchError(rules, "http://rebinding.test:8080/");

        Assert.Equal(DownloadFailure.ConnectionFailed, error.Failure);
        Assert.Equal("8.8.8.8:8080", Assert.Single(_recorder.Attempts).ToString());
        Assert.Single(answers);
    }

    [Fact]
    public async Task Every_address_is_tried_in_turn()
    {
        await FetchError(Resolving("8.8.8.8", "2606:4700::1", "9.9.9.9"), "https://pictures.test/");

        Assert.Equal(
            ["8.8.8.8:443", "[2606:4700::1]:443", "9.9.9.9:443"], _recorder.Attempts.Select(attempt => attempt.ToString()));
    }

    [Fact]
    public async Task An_address_that_does_not_answer_leaves_time_for_the_next()
    {
        var attempts = new List<string>();
        var rules = new NetworkRules
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(40),
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Parse("9.9.9.9")]),
            Connect = async (endPoint, cancellationToken) =>
            {
                attempts.Add(endPoint.Address.ToString());
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return Stream.Null;
            },
        };

        var error = await Assert.ThrowsAsync<DownloadException>(() => new GuardedConnector(rules)
            .ConnectAsync("pictures.test", 80, TestContext.Current.CancellationToken).AsTask());

        Assert.Equal(DownloadFailure.TimedOut, error.Failure);
        Assert.Equal(["8.8.8.8", "9.9.9.9"], attempts);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_has_its_own_failure()
    {
        var rules = new NetworkRules { Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound) };

        var error = await FetchError(rules, "http://nowhere.test/");

        Assert.Equal(DownloadFailure.NameNotResolved, error.Failure);
        Assert.Equal("nowhere.test was not found; expected a host name that resolves.", error.Message);
    }

    [Fact]
    public async Task Addresses_inside_a_network_are_reached_when_allowed()
    {
        var rules = Resolving("10.0.0.1") with { AllowPrivateAddresses = true };

        await FetchError(rules, "http://intranet.test/");

        Assert.Equal("10.0.0.1:80", Assert.Single(_recorder.Attempts).ToString());
    }

    private NetworkRules Resolving(params string[] addresses) => new()
    {
        Connect = _recorder.ConnectAsync,
        Resolve = (_, _) => Task.FromResult<IPAddress[]>([.. addresses.Select(IPAddress.Parse)]),
    };

    private static async Task<DownloadException> FetchError(NetworkRules rules, string url)
    {
        using var client = GuardedHttp.CreateClient(rules);
        return await Assert.ThrowsAsync<DownloadException>(() => new BoundedDownload(client).FetchAsync(
            new Uri(url), cancellationToken: TestContext.Current.CancellationToken));
    }
}
