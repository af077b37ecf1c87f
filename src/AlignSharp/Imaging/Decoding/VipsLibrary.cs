using NetVips;

namespace AlignSharp.Imaging.Decoding;

/// <summary>
/// libvips as this process uses it. Its cache of operations is switched off, since it would keep decoded pictures alive;
/// it works on the caller's thread alone, since callers decode in parallel; its warnings are dropped, since a library does not write to standard error and every failure is thrown as well.
/// </summary>
internal static class VipsLibrary
{
    private static readonly Lazy<bool> Ready = new(Prepare);

    public static void Require() => _ = Ready.Value;

    private static bool Prepare()
    {
        if (!ModuleInitializer.VipsInitialized)
        {
            throw new ImageException(
                "The native library libvips could not be loaded; expected the package NetVips.Native for this platform.",
                ModuleInitializer.Exception);
        }

        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, static (_, _, _) => { });
        return true;
    }
}
