namespace AlignSharp.Hub;

/// <summary>A model could not be had from the hub; <see cref="Failure"/> says why.</summary>
public sealed class HubException : AlignException
{
    /// <summary>Creates the error.</summary>
    /// <param name="failure">Why it failed.</param>
    /// <param name="message">One sentence: which repository or file, what was found, what to do.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public HubException(HubFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>Why it failed.</summary>
    public HubFailure Failure { get; }
}
