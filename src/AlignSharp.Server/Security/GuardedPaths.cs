using Microsoft.AspNetCore.Http;

namespace AlignSharp.Server.Security;

/// <summary>What keys and limits guard: the API and the figures, but not health, the API's description or the page.</summary>
internal static class GuardedPaths
{
    public static bool Holds(PathString path) => IsApi(path) || path.StartsWithSegments("/metrics");

    public static bool IsApi(PathString path) => path.StartsWithSegments("/v1");
}
