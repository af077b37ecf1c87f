using AlignSharp.Server.Errors;
using AlignSharp.Server.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;

namespace AlignSharp.Server.Limits;

/// <summary>How long a request may take.</summary>
internal static class RequestTime
{
    public static void Configure(RequestTimeoutOptions timeouts, LimitOptions limits) => timeouts.DefaultPolicy = new()
    {
        Timeout = limits.RequestTime,
        TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
        WriteTimeoutResponse = context => Problem.WriteAsync(
            context, StatusCodes.Status504GatewayTimeout,
            $"The request took longer than {limits.RequestTime.TotalSeconds:0.###} s and was given up.", "timeout"),
    };
}
