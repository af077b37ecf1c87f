namespace AlignSharp.Search.Garnet.Tests;

public sealed class GarnetAddressTests
{
    [Theory]
    [InlineData("garnet://127.0.0.1:6379/photos", "127.0.0.1:6379", "photos", null, null)]
    [InlineData("garnet://a:1,b:2/my%20photos", "a:1,b:2", "my photos", null, null)]
    [InlineData("garnet://me:p%40ss@a:1/x", "a:1", "x", "me", "p@ss")]
    [InlineData("garnet://:secret@a:1/x", "a:1", "x", null, "secret")]
    public void An_address_is_read(string text, string servers, string name, string? user, string? password) =>
        Assert.Equal(new GarnetAddress(servers, name, user, password), GarnetAddress.Parse(text));

    [Theory]
    [InlineData("garnet://")]
    [InlineData("garnet://a:1")]
    [InlineData("garnet://a:1/")]
    [InlineData("garnet://a:1/x/y")]
    [InlineData("garnet://me:secret@host/x")]
    [InlineData("redis://a:1/x")]
    public void What_is_none_is_refused_without_telling_the_password(string text)
    {
        var error = Assert.Throws<SearchException>(() => GarnetAddress.Parse(text));
        Assert.Contains("expected garnet://HOST:PORT/NAME", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_in_a_sentence()
    {
        var error = await Assert.ThrowsAsync<SearchException>(() => new GarnetAddress("127.0.0.1:1", "x").ConnectAsync());
        Assert.Equal("127.0.0.1:1 cannot be reached; expected a Garnet server.", error.Message);
    }
}
