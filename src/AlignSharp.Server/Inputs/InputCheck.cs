using AlignSharp.Server.Errors;
using AlignSharp.Server.Options;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Server.Inputs;

/// <summary>Holds requests to the server's limits before work is spent on them.</summary>
internal sealed class InputCheck(AlignServerOptions options)
{
    private readonly LimitOptions _limits = options.Limits;

    /// <exception cref="RequestException">There is nothing to do.</exception>
    public static void NotEmpty(int count, string field)
    {
        if (count == 0)
        {
            throw new RequestException($"{field} is empty; expected at least one.", field);
        }
    }

    /// <exception cref="RequestException">There are too many texts, or one is too long.</exception>
    public void Texts(IReadOnlyList<string> texts, string field)
    {
        AtMost(texts.Count, _limits.MaximumTexts, "texts", field);
        Lengths(texts, field);
    }

    /// <exception cref="RequestException">There are too many prompts, or a label or template is too long.</exception>
    public void Prompts(IReadOnlyList<string> labels, IReadOnlyList<string> templates)
    {
        AtMost((long)labels.Count * Math.Max(1, templates.Count), _limits.MaximumPrompts, "prompts, labels times templates,", "labels");
        Lengths(labels, "labels");
        Lengths(templates, "templates");
    }

    /// <exception cref="RequestException">There are too many pictures.</exception>
    public void Pictures(int count, string field) => AtMost(count, _limits.MaximumPictures, "pictures", field);

    private void Lengths(IReadOnlyList<string> texts, string field)
    {
        for (var index = 0; index < texts.Count; index++)
        {
            if (texts[index] is null)
            {
                throw new RequestException($"{field}[{index}] is null; expected a text.", field);
            }

            if (texts[index].Length > _limits.MaximumCharacters)
            {
                throw TooLarge($"{field}[{index}] has {texts[index].Length} characters; expected at most {_limits.MaximumCharacters}.", field);
            }
        }
    }

    private static void AtMost(long count, int most, string unit, string field)
    {
        if (count > most)
        {
            throw TooLarge($"{field} has {count} {unit}; expected at most {most} in one request.", field);
        }
    }

    private static RequestException TooLarge(string message, string field) =>
        new(message, field, StatusCodes.Status413PayloadTooLarge, "too_large");
}
