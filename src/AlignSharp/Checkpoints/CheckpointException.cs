namespace AlignSharp.Checkpoints;

/// <summary>A checkpoint is missing, damaged, or does not fit its configuration; the message names the tensor.</summary>
public sealed class CheckpointException : AlignException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public CheckpointException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
