namespace AlignSharp.Cli.Inputs;

/// <summary>A text that was given, or a line that holds none.</summary>
/// <param name="Place">What to call it in an error: "line 3 of texts.jsonl".</param>
/// <param name="Text">The text; null where the line is not the JSON string it should be.</param>
internal sealed record TextInput(string Place, string? Text)
{
    public string Error => $"{Place} is not a JSON string; expected one such as \"a cat\".";
}
