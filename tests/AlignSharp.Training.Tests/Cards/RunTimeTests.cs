using AlignSharp.Training.Cards;
using AlignSharp.Training.Runs;

namespace AlignSharp.Training.Tests.Cards;

public sealed class RunTimeTests
{
    [Fact]
    public void The_steps_between_lines_took_as_long_as_their_speed_says()
    {
        LogEntry[] log =
        [
            new() { Step = 10, PairsPerSecond = 20 },
            new() { Step = 10, Measurement = new Measurement(10, 4, 2, 0, 0, 0, 0) },
            new() { Step = 30, PairsPerSecond = 40 },
        ];
        Assert.Equal(TimeSpan.FromSeconds((10 * 8 / 20.0) + (20 * 8 / 40.0)), RunTime.Of(log, new SeenPairs(log, 8)));
        Assert.Null(RunTime.Of([], new SeenPairs([], 8)));
    }
}
