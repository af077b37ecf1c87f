namespace AlignSharp.Data.Download.Rows;

/// <summary>One row of the metadata.</summary>
/// <param name="Index">Its place in the run, counted from 0 over all inputs; the key of its sample.</param>
/// <param name="Url">Where the picture is, as the metadata gives it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Hash">The hash that the metadata states for the picture's bytes, in hexadecimal.</param>
/// <param name="Metadata">Every other column, as a JSON object; null where the line could not be read.</param>
internal sealed record PairRow(long Index, string? Url, string? Text, string? Hash, string? Metadata)
{
    /// <summary>What became of the row before, where this is another try.</summary>
    public string? Previous { get; init; }

    /// <summary>True where the line of the input is no JSON object.</summary>
    public bool IsMalformed => Metadata is null;
}
