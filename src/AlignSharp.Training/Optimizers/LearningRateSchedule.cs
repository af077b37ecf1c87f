namespace AlignSharp.Training.Optimizers;

/// <summary>Linear warm-up from 0, then down to 0 at the last step. Immutable.</summary>
/// <param name="PeakRate">The rate at the end of the warm-up.</param>
/// <param name="WarmUpSteps">Steps of the warm-up; 0 starts at the peak.</param>
/// <param name="TotalSteps">The step at which the rate is 0; more than the warm-up.</param>
/// <param name="Decay">The way down.</param>
public sealed record LearningRateSchedule(double PeakRate, long WarmUpSteps, long TotalSteps, RateDecay Decay = RateDecay.Linear)
{
    /// <summary>The rate of a step.</summary>
    /// <param name="step">The step, counted from 1.</param>
    public double At(long step)
    {
        if (step < WarmUpSteps)
        {
            return PeakRate * step / WarmUpSteps;
        }

        var left = Math.Clamp((double)(TotalSteps - step) / Math.Max(1, TotalSteps - WarmUpSteps), 0, 1);
        return PeakRate * (Decay == RateDecay.Linear ? left : (1 - Math.Cos(Math.PI * left)) / 2);
    }
}
