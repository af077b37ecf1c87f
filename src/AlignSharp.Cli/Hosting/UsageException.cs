namespace AlignSharp.Cli.Hosting;

/// <summary>The command line asks for something that cannot be, found only after it was parsed.</summary>
internal sealed class UsageException(string message) : AlignException(message);
