using System.Collections.Immutable;

namespace AlignSharp.Cli.Quantization;

/// <summary>Sentences of many lengths and subjects, as captions are, to compare text embeddings by where none are given.</summary>
internal static class SampleTexts
{
    public static ImmutableArray<string> All { get; } =
    [
        "a cat",
        "a photo of a dog",
        "red car parked by the sea",
        "two people riding bicycles along a river in the evening",
        "flag of Japan",
        "a plate with rice, fish and green vegetables on a wooden table",
        "blueprint of an engine",
        "an old man reading a newspaper at a train station while it rains outside",
        "smiling face with sunglasses",
        "snowy mountains under a clear sky, seen from a small village in the valley below",
        "close-up of a bee on a yellow flower",
        "a crowd in front of a stage at night, lit in blue and purple",
        "hand drawn map of the world with ships and sea monsters, made in the sixteenth century",
        "kitchen",
        "a child's drawing of a house with a tree and a very large sun",
        "aerial view of fields after the harvest, with a road that runs from one corner to the other",
    ];
}
