namespace AlignSharp.Data.Pairs;

/// <summary>One pair cannot be packed; the others can.</summary>
internal sealed class PairException(PackOutcome outcome, string message, Exception? innerException = null)
    : AlignException(message, innerException)
{
    public PackOutcome Outcome { get; } = outcome;
}
