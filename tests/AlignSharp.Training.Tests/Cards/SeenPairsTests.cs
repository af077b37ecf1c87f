using AlignSharp.Training.Cards;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Tests.Cards;

public sealed class SeenPairsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 12)]
    [InlineData(10, 40)]
    [InlineData(12, 56)]
    [InlineData(25, 260)]
    public void Each_step_counts_with_the_batch_that_it_had(long step, long pairs)
    {
        LogEntry[] log =
        [
            new() { Step = 10, Changes = [new SettingChange("seed", "1", "2"), new SettingChange("batch_size", "4", "8")] },
            new() { Step = 20, Changes = [new SettingChange("batch_size", "8", "28")] },
        ];
        Assert.Equal(pairs, new SeenPairs(log, 28).After(step));
    }
}
