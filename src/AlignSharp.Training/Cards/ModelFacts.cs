using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Training.Runs;

namespace AlignSharp.Training.Cards;

/// <summary>What a finished model's own files say of it. Immutable.</summary>
/// <param name="Plan">Its architecture.</param>
/// <param name="Type">The precision of its weights.</param>
/// <param name="Side">The side of the pictures that its image tower sees, in pixels.</param>
/// <param name="Hash">SHA-256 of all its files, as evaluations name models.</param>
internal sealed record ModelFacts(AlignPlan Plan, TensorType Type, int Side, string Hash)
{
    /// <summary>Numbers that training learns.</summary>
    public long Parameters => Plan.Parameters.Where(static parameter => parameter.IsLearned).Sum(static parameter => parameter.ElementCount);

    /// <summary>As <c>dtype</c> in transformers.</summary>
    public string TypeName => Type.ToString().ToLowerInvariant();

    /// <exception cref="AlignException">The folder holds no model.</exception>
    public static async Task<ModelFacts> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var plan = AlignPlan.Create(AlignConfig.Load(folder));
        var hash = await ModelIdentity.HashAsync(folder, cancellationToken).ConfigureAwait(false);
        return new ModelFacts(plan, WeightType.Of(folder, plan), plan.Config.Vision.ImageSize, hash);
    }
}
