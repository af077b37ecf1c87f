using System.Net;
using System.Threading.RateLimiting;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Options;
using AlignSharp.Server.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace AlignSharp.Server.Limits;

/// <summary>How many requests are worked on at once, and how many a second each client may make.</summary>
internal static class RequestLimiter
{
    private const string Unlimited = "";

    public static void Configure(RateLimiterOptions limiter, AlignServerOptions options)
    {
        limiter.GlobalLimiter = options.Access.RequestsPerSecond is { } rate
            ? PartitionedRateLimiter.CreateChained(ByClient(rate, options.Access.Burst), ByConcurrency(options.Limits))
            : ByConcurrency(options.Limits);
        limiter.OnRejected = static (rejected, _) => new ValueTask(RejectAsync(rejected));
    }

    private static PartitionedRateLimiter<HttpContext> ByConcurrency(LimitOptions limits) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => GuardedPaths.IsApi(context.Request.Path)
            ? RateLimitPartition.GetConcurrencyLimiter("all", _ => new() { PermitLimit = limits.MaximumRequests })
            : RateLimitPartition.GetNoLimiter(Unlimited));

    private static PartitionedRateLimiter<HttpContext> ByClient(double perSecond, int burst) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => GuardedPaths.IsApi(context.Request.Path)
            ? RateLimitPartition.GetTokenBucketLimiter(Client(context), _ => new()
            {
                TokenLimit = burst,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1 / perSecond),
            })
            : RateLimitPartition.GetNoLimiter(Unlimited));

    private static string Client(HttpContext context) =>
        KeyGate.NameOf(context) is { } name ? "key " + name : "address " + Network(context.Connection.RemoteIpAddress);

    // One subscriber has a whole /64 of IPv6, and would have as many limits as addresses in it.
    private static string Network(IPAddress? address)
    {
        if (address is null or { IsIPv4MappedToIPv6: false, AddressFamily: not System.Net.Sockets.AddressFamily.InterNetworkV6 })
        {
            return address?.ToString() ?? "unknown";
        }

        return address.IsIPv4MappedToIPv6
            ? address.MapToIPv4().ToString()
            : Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    private static Task RejectAsync(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter = RetryAfter.Text(wait);
        return Problem.WriteAsync(
            rejected.HttpContext, StatusCodes.Status429TooManyRequests,
            $"Too many requests were made; try again in {RetryAfter.Text(wait)} s.", "rate_limit_exceeded");
    }
}
