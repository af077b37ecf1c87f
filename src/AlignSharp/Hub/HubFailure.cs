namespace AlignSharp.Hub;

/// <summary>Why a download from the hub failed.</summary>
public enum HubFailure
{
    /// <summary>The name of the repository or of the revision cannot exist, or a setting cannot be read.</summary>
    InvalidName,

    /// <summary>The hub has no such repository, or does not show it without a token.</summary>
    RepositoryNotFound,

    /// <summary>The repository has no such branch, tag or commit.</summary>
    RevisionNotFound,

    /// <summary>The repository lists a file that the hub does not have.</summary>
    FileNotFound,

    /// <summary>The repository holds no model: no configuration or no weights.</summary>
    NotAModel,

    /// <summary>The token is refused, or may not read the repository.</summary>
    Unauthorized,

    /// <summary>The owner asks for conditions to be accepted first.</summary>
    Gated,

    /// <summary>The hub cannot be reached, or keeps failing.</summary>
    Unreachable,

    /// <summary>The network is switched off by a setting and the cache lacks the model.</summary>
    Offline,

    /// <summary>The hub answered what this client does not understand.</summary>
    UnexpectedAnswer,

    /// <summary>The hub names a file that would lie outside the snapshot's folder.</summary>
    HostileName,

    /// <summary>What came is not what the hub announced: size or hash.</summary>
    Corrupt,

    /// <summary>The disk has no room left.</summary>
    DiskFull,

    /// <summary>The cache folder cannot be written.</summary>
    CannotWrite,
}
