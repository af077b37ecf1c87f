using System.Collections.Immutable;

namespace AlignSharp.Training.Settings;

/// <summary>What the model card says that a run cannot know. Immutable.</summary>
public sealed record CardSettings
{
    /// <summary>The model's name; null takes that of the run's folder.</summary>
    public string? Name { get; init; }

    /// <summary>What the model is, in a sentence or two.</summary>
    public string? Description { get; init; }

    /// <summary>The licence of the weights as the hub writes it, such as <c>mit</c> or <c>cc-by-4.0</c>; null names none.</summary>
    public string? Licence { get; init; }

    /// <summary>Languages of the captions by their codes, such as <c>en</c>.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>The hub's name of the model that the run starts from; null names its folder only.</summary>
    public string? BaseModel { get; init; }

    /// <summary>A file that becomes ATTRIBUTION.md; null makes one from the fields <c>source</c> and <c>licence</c> of the samples.</summary>
    public string? Attribution { get; init; }

    /// <summary>What the model must not be used for or cannot do, a sentence each, beside what holds for every such model.</summary>
    public ImmutableArray<string> Limits { get; init; } = [];
}
