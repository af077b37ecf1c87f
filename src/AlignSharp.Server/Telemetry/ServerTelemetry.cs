using System.Diagnostics;

namespace AlignSharp.Server.Telemetry;

/// <summary>The names under which the server reports what it does.</summary>
public static class ServerTelemetry
{
    /// <summary>The name of the server's activity source and meter; the model's own is <see cref="AlignTelemetry.SourceName"/>.</summary>
    public const string SourceName = "AlignSharp.Server";

    internal static ActivitySource Source { get; } = new(SourceName);
}
