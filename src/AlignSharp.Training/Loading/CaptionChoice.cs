using AlignSharp.Training.Augmentation;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Loading;

/// <summary>Chooses the text of a pair among its caption and its alternatives.</summary>
internal static class CaptionChoice
{
    public static string Choose(string caption, IReadOnlyList<string> alternatives, CaptionSettings settings, Chance chance)
    {
        if (alternatives.Count == 0 || !chance.Happens(settings.AlternativeShare))
        {
            return caption;
        }

        var count = 1 + chance.Below(Math.Min(settings.Joined, alternatives.Count));
        var order = Enumerable.Range(0, alternatives.Count).ToArray();
        chance.Shuffle(order);
        return string.Join(", ", order.Take(count).Select(index => alternatives[index]));
    }
}
