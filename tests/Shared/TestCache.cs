using System.Runtime.CompilerServices;

namespace AlignSharp.Testing;

/// <summary>Keeps what tests cache, child processes included, beside the tests instead of in the user's folder.</summary>
internal static class TestCache
{
    [ModuleInitializer]
    internal static void Redirect() => Environment.SetEnvironmentVariable(
        "ALIGNSHARP_CACHE", Path.Combine(AppContext.BaseDirectory, "cache"));
}
