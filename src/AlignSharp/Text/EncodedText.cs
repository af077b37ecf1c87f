namespace AlignSharp.Text;

/// <summary>The tokens of one text or pair with its special tokens, without padding.</summary>
/// <param name="Ids">[CLS] A [SEP], or [CLS] A [SEP] B [SEP].</param>
/// <param name="FirstLength">How many of them are of type 0: up to the first [SEP].</param>
internal readonly record struct EncodedText(int[] Ids, int FirstLength);
