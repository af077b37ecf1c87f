namespace AlignSharp;

/// <summary>
/// The base of every error that AlignSharp reports about its input: one sentence that names the file or field,
/// what was found and what was expected. Safe to show to the person at the keyboard as it is.
/// </summary>
public class AlignException : Exception
{
    /// <summary>Creates the error with the sentence to show.</summary>
    /// <param name="message">One sentence: which file or field, what was found, what was expected.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public AlignException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
