using StackExchange.Redis;

namespace AlignSharp.Search.Garnet.Protocol;

/// <summary>What servers and connections say, as sentences of ours.</summary>
internal static class ServerErrors
{
    /// <exception cref="GarnetException">The servers cannot be reached, refused, or took too long.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (RedisServerException error) when (error.Message.Contains("unknown command", StringComparison.OrdinalIgnoreCase)
            || error.Message.Contains("preview", StringComparison.OrdinalIgnoreCase))
        {
            throw new GarnetException($"The server has no vector sets ({error.Message.TrimEnd('.')}); expected Garnet started with --enable-vector-set-preview.", error);
        }
        catch (Exception error) when (error is RedisException or RedisTimeoutException)
        {
            throw new GarnetException($"The servers did not answer ({Describe(error)}); expected Garnet.", error);
        }
    }

    /// <exception cref="GarnetException">The servers cannot be reached, refused, or took too long.</exception>
    public static Task GuardAsync(Func<Task> ask) => GuardAsync(async () =>
    {
        await ask().ConfigureAwait(false);
        return true;
    });

    // The client puts pages of its own state behind what happened.
    private static string Describe(Exception error) => error switch
    {
        RedisTimeoutException => "they took too long",
        RedisConnectionException => "the connection is broken",
        _ => error.Message.TrimEnd('.'),
    };
}
