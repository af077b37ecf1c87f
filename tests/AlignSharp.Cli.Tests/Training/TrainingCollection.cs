namespace AlignSharp.Cli.Tests.Training;

/// <summary>Runs inside the test's process come one after another, for libtorch has one generator in it.</summary>
[CollectionDefinition(Name)]
public sealed class TrainingCollection
{
    public const string Name = "Training";
}
