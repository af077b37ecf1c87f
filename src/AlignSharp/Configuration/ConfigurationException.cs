namespace AlignSharp.Configuration;

/// <summary>A configuration file is missing, is no JSON, or holds a value the model cannot have.</summary>
public sealed class ConfigurationException : AlignException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public ConfigurationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
