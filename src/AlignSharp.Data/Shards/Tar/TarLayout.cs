namespace AlignSharp.Data.Shards.Tar;

/// <summary>Where the fields of a header block are (POSIX.1-1988).</summary>
internal static class TarLayout
{
    public const int Type = 156;

    public static Range Name => ..100;

    public static Range Mode => 100..108;

    public static Range User => 108..116;

    public static Range Group => 116..124;

    public static Range Size => 124..136;

    public static Range Modified => 136..148;

    public static Range Checksum => 148..156;

    public static Range Magic => 257..263;

    public static Range Version => 263..265;

    public static Range Prefix => 345..500;
}
