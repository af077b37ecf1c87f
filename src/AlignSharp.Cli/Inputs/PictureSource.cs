using AlignSharp.Cli.Hosting;
using AlignSharp.Imaging;
using AlignSharp.Net;

namespace AlignSharp.Cli.Inputs;

/// <summary>
/// The pictures that a person names on the command line: files, folders, shards, globs, <c>-</c> for standard input, http and
/// https URLs, found while they are asked for. What cannot be found becomes a picture that fails in its place.
/// </summary>
internal sealed class PictureSource(IReadOnlyList<string> arguments, Terminal terminal, NetworkRules rules) : IDisposable
{
    public const string StandardInput = "-";
    private readonly Lazy<HttpClient> _client = new(() => GuardedHttp.CreateClient(rules));

    public IEnumerable<Picture> Enumerate() => arguments.SelectMany(Enumerate);

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    private IEnumerable<Picture> Enumerate(string argument)
    {
        if (argument == StandardInput)
        {
            return [new(argument, ReadInputAsync)];
        }

        if (IsUrl(argument))
        {
            return [new(argument, cancellationToken => FetchAsync(argument, cancellationToken))];
        }

        if (Directory.Exists(argument))
        {
            return Files(PictureFolder.Enumerate(argument), argument);
        }

        if (ShardPictures.IsShard(argument))
        {
            return ShardPictures.Enumerate(argument);
        }

        return argument.Contains('*', StringComparison.Ordinal) && !File.Exists(argument)
            ? Files(PictureGlob.Enumerate(argument), argument)
            : [FromFile(argument)];
    }

    private static IEnumerable<Picture> Files(IEnumerable<string> paths, string argument) => paths
        .Select(FromFile)
        .DefaultIfEmpty(new(argument, _ => throw new ImageException($"{argument} leads to no picture; expected at least one.")));

    private static Picture FromFile(string path) => new(path, _ => Task.FromResult(ImageDecoder.Default.Decode(path)));

    private static bool IsUrl(string argument) =>
        argument.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || argument.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    // A read of standard input cannot be cancelled itself; waiting for it can.
    private Task<RgbImage> ReadInputAsync(CancellationToken cancellationToken) =>
        ImageDecoder.Default.DecodeAsync(terminal.Input, "standard input", cancellationToken).WaitAsync(cancellationToken);

    private async Task<RgbImage> FetchAsync(string url, CancellationToken cancellationToken)
    {
        var download = new BoundedDownload(_client.Value);
        var content = await download.FetchAsync(WebUrl.Parse(url), cancellationToken: cancellationToken);
        return ImageDecoder.Default.Decode(content.Bytes, url);
    }
}
