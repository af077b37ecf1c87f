namespace AlignSharp.Training;

/// <summary>Training cannot begin or go on; the message names the file, field or tensor and what was expected.</summary>
public sealed class TrainingException : AlignException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What was found and what was expected.</param>
    public TrainingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with its cause.</summary>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="cause">The cause.</param>
    public TrainingException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
