namespace AlignSharp.Hub;

/// <summary>What is being done about a file.</summary>
public enum HubActivity
{
    /// <summary>Bytes are arriving.</summary>
    Downloading,

    /// <summary>An attempt failed; the next follows after <see cref="HubProgress.Delay"/>.</summary>
    Retrying,

    /// <summary>Another process is downloading the same file.</summary>
    Waiting,

    /// <summary>The file is whole and checked.</summary>
    Done,
}
