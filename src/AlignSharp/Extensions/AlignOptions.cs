namespace AlignSharp.Extensions;

/// <summary>What <see cref="AlignServiceCollectionExtensions.AddAlign"/> needs to know. Checked when the application starts.</summary>
public sealed class AlignOptions
{
    /// <summary>The folder of the checkpoint, in Hugging Face's layout. Required.</summary>
    public string ModelFolder { get; set; } = string.Empty;

    /// <summary>The name that generators give as their model; null takes the folder's name.</summary>
    public string? ModelId { get; set; }

    /// <summary>How the model runs.</summary>
    public AlignModelOptions Model { get; set; } = AlignModelOptions.Default;
}
