using StackExchange.Redis;

namespace AlignSharp.Search.Garnet.Protocol;

/// <summary>What servers and connections say, as sentences of ours.</summary>
internal static class ServerErrors
{
    /// <exception cref="SearchException">The servers cannot be reached, refused, or took too long.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (RedisServerException error) when (error.Message.Contains("unknown command", StringComparison.OrdinalIgnoreCase)
            || error.Message.Contains("preview", StringComparison.OrdinalIgnoreCase))
        {
            throw new SearchException($"The server has no vector sets ({error.Message.TrimEnd('.')}); expected Garnet started with --enable-vector-set-preview.", error);
        }
        catch (Exception error) when (error is RedisException or RedisTimeoutException)
        {
            throw new SearchException($"The servers did not answer ({FirstSentence(error.Message)}); expected Garnet.", error);
        }
    }

    /// <exception cref="SearchException">The servers cannot be reached, refused, or took too long.</exception>
    public static Task GuardAsync(Func<Task> ask) => GuardAsync(async () =>
    {
        await ask().ConfigureAwait(false);
        return true;
    });

    // The client puts pages of its own state behind what happened.
    private static string FirstSentence(string message) => message.Split(['\n', ';'], 2)[0].Split(", command=", 2)[0].TrimEnd('.');
}
