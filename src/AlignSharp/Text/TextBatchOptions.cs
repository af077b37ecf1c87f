namespace AlignSharp.Text;

/// <summary>How texts become rows of one length.</summary>
public sealed record TextBatchOptions
{
    /// <summary>Tokens of a row, special tokens included, at least 2 (3 for pairs); null for the tokenizer's <see cref="BertTokenizer.MaxLength"/>.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether longer texts are cut, keeping their last [SEP]; true by default.</summary>
    public bool Truncate { get; init; } = true;

    /// <summary>
    /// Whether every row has the maximal length, as the processor of transformers pads, or only that of the longest text
    /// (the default): the attention mask makes the model's answers the same, with less work.
    /// </summary>
    public bool PadToMaxLength { get; init; }
}
