namespace AlignSharp.Data.Shards;

/// <summary>What is wrong with a shard or something in it. What is wrong while reading is skipped; the rest is for whoever looks closer.</summary>
public enum ShardFaultKind
{
    /// <summary>The file could not be read or decompressed any further.</summary>
    Unreadable,

    /// <summary>The file does not begin as a tar, nor as a gzip or zstd file with a tar in it.</summary>
    NotATar,

    /// <summary>The shard ends inside a member.</summary>
    Torn,

    /// <summary>A member's header is damaged, so that what follows cannot be read.</summary>
    BadHeader,

    /// <summary>The shard ends without the mark that closes a tar; its last members may be missing.</summary>
    Unterminated,

    /// <summary>A sample lost members to damage in its shard.</summary>
    Incomplete,

    /// <summary>A sample has two members with the same extension.</summary>
    DuplicateField,

    /// <summary>A sample, or a member of it, is larger than <see cref="ShardLimits"/> allows.</summary>
    TooLarge,

    /// <summary>A sample has more members than <see cref="ShardLimits"/> allows.</summary>
    TooManyFields,

    /// <summary>A member is a link, a device or a sparse file.</summary>
    NotAFile,

    /// <summary>A member's file name has no extension, or nothing before it, so that it belongs to no sample.</summary>
    NoKey,

    /// <summary>A sample's key occurs before in the same shard, apart from it. Found when verifying.</summary>
    DuplicateKey,

    /// <summary>A member's name leads out of a folder, or is no name everywhere. Found when verifying and unpacking.</summary>
    UnsafeName,

    /// <summary>A file of the member's name is there already, with other data. Found when unpacking.</summary>
    FileExists,

    /// <summary>A member that should be a picture cannot be decoded. Found when verifying.</summary>
    BadPicture,

    /// <summary>A member that should be text is not UTF-8. Found when verifying.</summary>
    BadText,

    /// <summary>A member that should be JSON cannot be parsed. Found when verifying.</summary>
    BadJson,
}
