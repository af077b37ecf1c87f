namespace AlignSharp.ZeroShot;

/// <summary>A sentence with a place for a label, such as <c>a photo of a {}</c>.</summary>
public sealed record PromptTemplate
{
    /// <summary>What marks the place of the label.</summary>
    public const string Placeholder = "{}";

    private PromptTemplate(string text) => Text = text;

    /// <summary>The label as it is.</summary>
    public static PromptTemplate Plain { get; } = new(Placeholder);

    /// <summary>The template with its placeholder.</summary>
    public string Text { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="text">A sentence that holds <c>{}</c>.</param>
    /// <exception cref="AlignException">The placeholder is missing.</exception>
    public static PromptTemplate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains(Placeholder, StringComparison.Ordinal)
            ? new PromptTemplate(text)
            : throw new AlignException($"The template \"{text}\" has no {Placeholder}; expected it where the label goes.");
    }

    /// <summary>The prompt for a label.</summary>
    /// <param name="label">The label; the empty one gives the template's own words.</param>
    public string Fill(string label) => Text.Replace(Placeholder, label, StringComparison.Ordinal);
}
