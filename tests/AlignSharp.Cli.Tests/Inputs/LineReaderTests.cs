using System.Text;
using AlignSharp.Cli.Inputs;
using CsCheck;

namespace AlignSharp.Cli.Tests.Inputs;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a" })]
    [InlineData("a\r\n\nb\n", new[] { "a", "", "b" })]
    [InlineData("\ufeff猫\n\ufeffb", new[] { "猫", "\ufeffb" })]
    public async Task Lines_end_at_line_feeds(string input, string[] expected) =>
        Assert.Equal(expected, await ReadAsync(Encoding.UTF8.GetBytes(input)));

    [Fact]
    public async Task Bytes_that_are_no_utf8_become_replacement_characters() =>
        Assert.Equal(["a\ufffdb"], await ReadAsync([(byte)'a', 0xff, (byte)'b']));

    [Fact]
    public async Task A_line_longer_than_allowed_is_refused_by_name()
    {
        var error = await Assert.ThrowsAsync<AlignException>(() => ReadAsync(Encoding.UTF8.GetBytes("short\n" + new string('x', 200))));

        Assert.Equal("input has a line of more than 100 bytes; expected shorter lines.", error.Message);
    }

    [Fact]
    public async Task Lines_are_given_before_more_is_waited_for()
    {
        using var stream = new PiecewiseStream("first\nsec"u8.ToArray(), "ond\n"u8.ToArray());
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var batches = new LineReader(stream, "input").ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

        Assert.True(await batches.MoveNextAsync());
        Assert.Equal(["first"], batches.Current);
        Assert.True(await batches.MoveNextAsync());
        Assert.Equal(["second"], batches.Current);
        Assert.False(await batches.MoveNextAsync());
    }

    [Fact]
    public async Task However_the_bytes_come_the_lines_are_the_same() =>
        await Gen.Select(Gen.Char["ab\r\n"].Array[0, 50], Gen.Int[1, 7]).SampleAsync(async (characters, piece) =>
        {
            var bytes = Encoding.UTF8.GetBytes(characters);
            using var stream = new PiecewiseStream([.. bytes.Chunk(piece)]);
            Assert.Equal(await ReadAsync(bytes), await ReadAsync(stream));
        });

    private static async Task<string[]> ReadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await ReadAsync(stream);
    }

    private static async Task<string[]> ReadAsync(Stream stream)
    {
        var lines = new List<string>();
        await foreach (var batch in new LineReader(stream, "input", 100).ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.AddRange(batch);
        }

        return [.. lines];
    }

    /// <summary>Gives one piece a read, as a pipe does.</summary>
    private sealed class PiecewiseStream(params byte[][] pieces) : MemoryStream(pieces.SelectMany(piece => piece).ToArray())
    {
        private int _next;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var length = _next < pieces.Length ? pieces[_next++].Length : 0;
            return base.ReadAsync(buffer[..length], cancellationToken);
        }
    }
}
