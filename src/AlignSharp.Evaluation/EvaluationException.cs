namespace AlignSharp.Evaluation;

/// <summary>A measurement cannot be made: the data do not fit the task, the model or each other.</summary>
public sealed class EvaluationException : AlignException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public EvaluationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
