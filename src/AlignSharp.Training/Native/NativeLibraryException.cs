namespace AlignSharp.Training.Native;

/// <summary>libtorch is missing, or cannot be loaded on this system; the message says what to do.</summary>
public sealed class NativeLibraryException : AlignException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public NativeLibraryException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
