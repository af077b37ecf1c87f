using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Tests.Runs;

public sealed class RunLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lines_come_back_as_they_were_written_and_half_a_line_is_left_out()
    {
        var log = new RunLog(_folder.Combine("log.jsonl"));
        var measurement = new Measurement(2, 10, 8, 12.5, 50, 10, 40);
        log.Append(new LogEntry { Step = 1, Loss = 1.25 });
        log.Append(new LogEntry { Step = 2, Measurement = measurement });
        File.AppendAllText(_folder.Combine("log.jsonl"), "{\"step\":3,");
        var entries = RunLog.Read(_folder.FullName);
        Assert.Equal([1, 2], entries.Select(static entry => entry.Step));
        Assert.Equal(1.25, entries[0].Loss);
        Assert.Equal(measurement, entries[1].Measurement);
        Assert.Equal(11.25, measurement.Score);
    }

    [Fact]
    public void Going_back_drops_later_lines()
    {
        var log = new RunLog(_folder.Combine("log.jsonl"));
        for (var step = 1; step <= 5; step++)
        {
            log.Append(new LogEntry { Step = step, Loss = step });
        }

        log.GoBackTo(new RunState(3, null, null, 3));
        log.Append(new LogEntry { Step = 4, Loss = 40 });
        Assert.Equal([1, 2, 3, 40], RunLog.Read(_folder.FullName).Select(static entry => entry.Loss));
    }

    [Fact]
    public void Going_back_drops_a_measurement_that_is_to_be_made_again()
    {
        var log = new RunLog(_folder.Combine("log.jsonl"));
        log.Append(new LogEntry { Step = 2, Loss = 1 });
        log.Append(new LogEntry { Step = 2, Measurement = new Measurement(2, 10, 8, 12.5, 50, 10, 40) });
        log.GoBackTo(new RunState(2, null, null, 0));
        Assert.Null(Assert.Single(RunLog.Read(_folder.FullName)).Measurement);
    }

    [Fact]
    public void A_damaged_line_is_named_and_stays()
    {
        var text = "{\"step\":1}\n{\"step\":2,\"lo\n{\"step\":3}\n";
        File.WriteAllText(_folder.Combine("log.jsonl"), text);
        var sentence = $"{_folder.Combine("log.jsonl")}, line 2 cannot be read; expected an entry of a run's log.";
        Assert.Equal(sentence, Assert.Throws<TrainingException>(() => RunLog.Read(_folder.FullName)).Message);
        Assert.Equal(sentence, Assert.Throws<TrainingException>(() => new RunLog(_folder.Combine("log.jsonl")).GoBackTo(new RunState(3, null, null, 3))).Message);
        Assert.Equal(text, File.ReadAllText(_folder.Combine("log.jsonl")));
    }

    [Fact]
    public void Changed_settings_hold_from_the_place_that_the_run_goes_back_to()
    {
        var log = new RunLog(_folder.Combine("log.jsonl"));
        SettingChange change = new("optimizer.learning_rate", "0.001", "0.002");
        log.Append(new LogEntry { Step = 2, Changes = [change] });
        log.Append(new LogEntry { Step = 5, Changes = [change] });
        log.GoBackTo(new RunState(4, null, null, 4));
        Assert.Equal([(2, change), (4, change)], RunLog.Read(_folder.FullName).Select(static entry => (entry.Step, Assert.Single(entry.Changes!))));
        log.GoBackTo(new RunState(0, null, null, 0));
        Assert.Empty(RunLog.Read(_folder.FullName));
    }

    [Fact]
    public void A_folder_without_a_log_is_named() =>
        Assert.Contains("log.jsonl", Assert.Throws<TrainingException>(() => RunLog.Read(_folder.FullName)).Message, StringComparison.Ordinal);
}
