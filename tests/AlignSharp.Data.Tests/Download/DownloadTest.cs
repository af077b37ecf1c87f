using System.Globalization;
using System.Text;
using AlignSharp.Data.Download;
using AlignSharp.Data.Download.Fetching;
using AlignSharp.Data.Download.Pictures;
using AlignSharp.Testing;
using DuckDB.NET.Data;

namespace AlignSharp.Data.Tests.Download;

/// <summary>A server, a folder, and options in which nothing waits long.</summary>
public abstract class DownloadTest : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private PictureServer? _server;

    internal PictureServer Server => _server!;

    internal TemporaryFolder Folder => _folder;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => _server = await PictureServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    internal DownloadOptions Options(string metadata) => new()
    {
        Inputs = [metadata],
        Output = Folder.Combine("run"),
        RowsPerShard = 4,
        Picture = new PictureOptions { Size = 32, Resize = ResizeMode.ShortSide },
        Web = new WebOptions
        {
            Network = Server.Network,
            ShortPause = TimeSpan.FromMilliseconds(1),
            LongPause = TimeSpan.FromMilliseconds(1),
            Time = new TimeLimits
            {
                Dns = TimeSpan.FromSeconds(5),
                Connect = TimeSpan.FromSeconds(5),
                Headers = TimeSpan.FromSeconds(10),
                Idle = TimeSpan.FromSeconds(10),
                Total = TimeSpan.FromSeconds(30),
            },
        },
    };

    /// <summary>Writes metadata with one row a URL and the text "text N".</summary>
    internal string WriteCsv(params IEnumerable<string> urls)
    {
        var text = new StringBuilder("url,text,width\n");
        foreach (var (number, url) in urls.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"{url},text {number},{100 + number}\n");
        }

        var path = Folder.Combine("metadata.csv");
        File.WriteAllText(path, text.ToString());
        return path;
    }

    /// <summary>The outcome of each URL, by the Parquet files of the run.</summary>
    internal Dictionary<string, string> Outcomes() =>
        Query("SELECT url, outcome FROM {0} ORDER BY shard", row => (Url: row.GetString(0), Outcome: row.GetString(1)))
            .ToDictionary(pair => pair.Url, pair => pair.Outcome);

    internal List<T> Query<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql, $"read_parquet('{Folder.Combine("run")}/*.parquet')");
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read((DuckDBDataReader)reader));
        }

        return rows;
    }
}
