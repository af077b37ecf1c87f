using AlignSharp.Training.Losses;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Steps;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Tests.Steps;

public sealed class StepMemoryTests
{
    private const int WarmUpSteps = 40;
    private const int Steps = 100;
    private const long AllowedGrowth = 16 << 20;

    [Theory]
    [InlineData(Precision.Float32, null, false)]
    [InlineData(Precision.BFloat16, 4, true)]
    public void Steps_leave_no_tensors_and_no_memory_behind(Precision precision, int? microBatchSize, bool recomputes)
    {
        using var towers = AlignTowers.Create(TinyBatches.SmallestConfig, seed: 1);
        using var optimizer = new Lamb(towers.Parameters, new OptimizerOptions());
        using var batch = TinyBatches.Random(8);
        var options = new StepOptions { Precision = precision, MicroBatchSize = microBatchSize, RecomputesBlocks = recomputes };
        var step = new ContrastiveStep(towers, new ContrastiveLoss(new ContrastiveLossOptions()), options);
        Run(WarmUpSteps);
        CollectWhatOtherTestsLeft();
        var (tensors, memory) = (Tensor.TotalCount, Environment.WorkingSet);

        Run(Steps);

        Assert.Equal(tensors, Tensor.TotalCount);
        Assert.InRange(Environment.WorkingSet - memory, long.MinValue, AllowedGrowth);

        static void CollectWhatOtherTestsLeft()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        void Run(int count)
        {
            for (var index = 0; index < count; index++)
            {
                towers.Parameters.ClearGradients();
                step.AccumulateGradients(batch, index);
                GradientClipping.Clip(towers.Parameters, maximumNorm: 1);
                optimizer.Step(0.001);
            }
        }
    }
}
