using System.Globalization;

namespace AlignSharp.Server.Options;

/// <summary>Finds what cannot be in a server's options, before anything is loaded.</summary>
internal static class OptionsCheck
{
    /// <exception cref="AlignException">An option is out of its range; the sentence names it.</exception>
    public static void Check(AlignServerOptions options)
    {
        CheckUrls(options);
        CheckBatching(options.Batching);
        CheckLimits(options.Limits, options.Batching);
        CheckAccess(options.Access);
    }

    private static void CheckUrls(AlignServerOptions options)
    {
        if (options.Urls.IsDefaultOrEmpty)
        {
            throw new AlignException("Urls is empty; expected at least one, such as http://127.0.0.1:8000.");
        }

        foreach (var url in options.Urls)
        {
            if (!ListenAddress.IsUsable(url))
            {
                throw new AlignException($"Urls holds \"{url}\"; expected http://ADDRESS:PORT or https://ADDRESS:PORT.");
            }
        }
    }

    private static void CheckBatching(BatchingOptions batching)
    {
        AtLeast(1, batching.MaximumTexts, nameof(batching.MaximumTexts));
        AtLeast(1, batching.MaximumTokens, nameof(batching.MaximumTokens));
        AtLeast(1, batching.MaximumPictures, nameof(batching.MaximumPictures));
        AtLeast(1, batching.TextQueue, nameof(batching.TextQueue));
        AtLeast(1, batching.PictureQueue, nameof(batching.PictureQueue));
        Positive(batching.MaximumWait, nameof(batching.MaximumWait));
    }

    private static void CheckLimits(LimitOptions limits, BatchingOptions batching)
    {
        AtLeast(1, limits.MaximumBodyBytes, nameof(limits.MaximumBodyBytes));
        AtLeast(1, limits.MaximumPixels, nameof(limits.MaximumPixels));
        AtLeast(1, limits.MaximumCharacters, nameof(limits.MaximumCharacters));
        AtLeast(1, limits.MaximumPrompts, nameof(limits.MaximumPrompts));
        AtLeast(1, limits.MaximumRequests, nameof(limits.MaximumRequests));
        Within(batching.TextQueue, limits.MaximumTexts, nameof(limits.MaximumTexts), nameof(batching.TextQueue));
        Within(batching.PictureQueue, limits.MaximumPictures, nameof(limits.MaximumPictures), nameof(batching.PictureQueue));
        Positive(limits.RequestTime, nameof(limits.RequestTime));
        Positive(limits.ShutdownTime, nameof(limits.ShutdownTime));
    }

    private static void CheckAccess(AccessOptions access)
    {
        if (access.RequestsPerSecond is { } rate && !(rate > 0 && double.IsFinite(rate)))
        {
            throw new AlignException(string.Create(
                CultureInfo.InvariantCulture, $"{nameof(access.RequestsPerSecond)} is {rate}; expected more than 0."));
        }

        AtLeast(1, access.Burst, nameof(access.Burst));
    }

    private static void AtLeast(long least, long value, string name)
    {
        if (value < least)
        {
            throw new AlignException($"{name} is {value}; expected at least {least}.");
        }
    }

    // A request that never fits the queue would be told to come back for ever.
    private static void Within(int queue, int value, string name, string queueName)
    {
        AtLeast(1, value, name);
        if (value > queue)
        {
            throw new AlignException($"{name} is {value}; expected at most {queueName}, {queue}.");
        }
    }

    private static void Positive(TimeSpan value, string name)
    {
        if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(1))
        {
            throw new AlignException($"{name} is {value}; expected more than 0 and at most a day.");
        }
    }
}
