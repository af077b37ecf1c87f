namespace AlignSharp.Hub;

/// <summary>Which files of a repository are downloaded.</summary>
public enum HubSelection
{
    /// <summary>
    /// What running the model takes: configuration, processor, tokenizer, and one form of the weights
    /// (safetensors where there is one, else PyTorch).
    /// </summary>
    Model,

    /// <summary>Every file.</summary>
    All,
}
