namespace AlignSharp.Text;

/// <summary>The steps of BERT's normaliser, in the order in which they are taken.</summary>
/// <param name="CleanText">Control characters go, white space becomes a space.</param>
/// <param name="SplitIdeographs">Chinese characters become words of their own.</param>
/// <param name="StripAccents">Characters are decomposed and lose their nonspacing marks.</param>
/// <param name="LowerCase">Letters become lower-case, each by itself.</param>
internal sealed record NormalizerOptions(bool CleanText, bool SplitIdeographs, bool StripAccents, bool LowerCase);
