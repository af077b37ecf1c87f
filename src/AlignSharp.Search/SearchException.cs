namespace AlignSharp.Search;

/// <summary>An index that is missing, damaged or of another kind, or a question that it cannot answer.</summary>
public class SearchException : AlignException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence: what was found, what was expected.</param>
    /// <param name="innerException">What led to it.</param>
    public SearchException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
