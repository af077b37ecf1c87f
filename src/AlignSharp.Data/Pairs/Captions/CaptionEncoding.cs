namespace AlignSharp.Data.Pairs.Captions;

/// <summary>How the bytes of a caption file become letters.</summary>
public enum CaptionEncoding
{
    /// <summary>UTF-8, with or without a byte order mark; anything else is an error.</summary>
    Utf8,

    /// <summary>Latin-1 (ISO 8859-1): every byte is a letter.</summary>
    Latin1,
}
