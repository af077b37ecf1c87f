namespace AlignSharp.Server.Options;

/// <summary>How the log is written to standard error.</summary>
public enum LogFormat
{
    /// <summary>A line an event, for people.</summary>
    Text,

    /// <summary>A JSON object an event, for programs.</summary>
    Json,
}
