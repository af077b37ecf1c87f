using System.Text.Json;
using AlignSharp.IO;

namespace AlignSharp.Training.Runs;

/// <summary>The log of a run, one JSON object a line. Not thread-safe.</summary>
public sealed class RunLog
{
    private readonly string _path;

    internal RunLog(string path) => _path = path;

    /// <summary>Reads the log of a run folder.</summary>
    /// <param name="runFolder">The run folder.</param>
    /// <exception cref="TrainingException">The folder holds no log, or a line of it is damaged.</exception>
    public static IReadOnlyList<LogEntry> Read(string runFolder)
    {
        var path = RunFolder.LogIn(runFolder);
        return File.Exists(path)
            ? new RunLog(path).Entries()
            : throw new TrainingException($"{runFolder} has no {Path.GetFileName(path)}; expected the folder of a run.");
    }

    internal void Append(LogEntry entry) =>
        File.AppendAllText(_path, JsonSerializer.Serialize(entry, RunJson.Default.LogEntry) + "\n");

    /// <summary>Drops the lines after a place, which a resumed run writes again.</summary>
    /// <exception cref="TrainingException">A line is damaged.</exception>
    internal void GoBackTo(RunState state)
    {
        if (File.Exists(_path))
        {
            var kept = Entries().Select(state.Keep).OfType<LogEntry>().Select(static entry => JsonSerializer.Serialize(entry, RunJson.Default.LogEntry));
            AtomicFile.Write(_path, stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                foreach (var line in kept)
                {
                    writer.Write(line + "\n");
                }
            });
        }
    }

    private List<LogEntry> Entries()
    {
        var lines = File.ReadAllText(_path).Split('\n');
        var entries = lines[..^1].Select(
            (line, index) => TryParse(line) ?? throw new TrainingException($"{_path}, line {index + 1} cannot be read; expected an entry of a run's log.")).ToList();

        // A process that was killed may leave half a line at the end.
        if (TryParse(lines[^1]) is { } last)
        {
            entries.Add(last);
        }

        return entries;
    }

    private static LogEntry? TryParse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RunJson.Default.LogEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
