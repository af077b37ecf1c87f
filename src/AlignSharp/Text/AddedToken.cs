namespace AlignSharp.Text;

/// <summary>A token that is recognised as a whole wherever it stands in a text.</summary>
/// <param name="Content">What it looks like.</param>
/// <param name="Id">Its id, or <see cref="NoId"/> until it has got one.</param>
internal sealed record AddedToken(string Content, int Id = AddedToken.NoId)
{
    /// <summary>In place of an id, where a file adds a token without giving it one.</summary>
    public const int NoId = -1;

    /// <summary>Only where no letter or digit touches it.</summary>
    public bool SingleWord { get; init; }

    /// <summary>Takes the white space before it along.</summary>
    public bool LeftStrip { get; init; }

    /// <summary>Takes the white space after it along.</summary>
    public bool RightStrip { get; init; }

    /// <summary>Looked for, in normalised form, in normalised text; otherwise as it is in the text as it is.</summary>
    public bool Normalized { get; init; }

    /// <summary>Left out of decoded text.</summary>
    public bool Special { get; init; }

    /// <summary>A special token as a bare name in a file means it.</summary>
    public static AddedToken SpecialToken(string content) => new(content) { Special = true };
}
