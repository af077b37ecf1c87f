using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AlignSharp.Data.Download;

/// <summary>
/// What became of one row of the metadata. Every row ends in exactly one of these; their names are what the shards'
/// Parquet and JSON files, the live table and the summary show.
/// </summary>
/// <param name="Name">The name in files and tables, in snake case.</param>
/// <param name="Retry">Whether another try may help.</param>
/// <param name="Meaning">One sentence for the documentation.</param>
public sealed partial record DownloadOutcome(string Name, RetryKind Retry, string Meaning)
{
    /// <summary>Every outcome, in the order in which a row can meet them.</summary>
    public static ImmutableArray<DownloadOutcome> All => Catalogue.All;

    /// <summary>True where <c>--retry-failed</c> asks again.</summary>
    public bool IsRetriable => Retry != RetryKind.Never;

    /// <summary>The outcome of that name.</summary>
    /// <exception cref="DownloadRunException">No outcome has that name.</exception>
    public static DownloadOutcome Named(string name) =>
        Catalogue.ByName.TryGetValue(name, out var outcome)
            ? outcome
            : throw new DownloadRunException($"'{name}' is no outcome of a download; expected one of {string.Join(", ", All)}.");

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static DownloadOutcome Final(string name, string meaning) => new(name, RetryKind.Never, meaning);

    // A type of its own: static fields spread over two files have no defined order of initialisation.
    private static class Catalogue
    {
        public static readonly ImmutableArray<DownloadOutcome> All =
        [
            Ok,
            MalformedRow, MissingText, InvalidUrl,
            RobotsDisallowed, RobotsUnreachable, OptedOut,
            AddressNotPublic, HostNotFound, DnsFailed, DnsTimeout,
            ConnectRefused, ConnectFailed, ConnectTimeout, TlsFailed, HostUnreachable,
            HeadersTimeout, BodyTimeout, TotalTimeout, ConnectionDropped, ProtocolError,
            RedirectLoop, TooManyRedirects, InvalidRedirect,
            NotFound, Forbidden, RateLimited, ClientError, ServerError,
            TooLarge, DecompressionBomb, EmptyBody,
            NotAnImage, UnsupportedImage, TooManyPixels, TooSmall, TooElongated, UndecodableImage, HashMismatch,
            UnexpectedError,
        ];

        public static readonly FrozenDictionary<string, DownloadOutcome> ByName = All.ToFrozenDictionary(outcome => outcome.Name);
    }
}
