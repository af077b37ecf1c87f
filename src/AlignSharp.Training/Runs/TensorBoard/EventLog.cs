using System.Globalization;

namespace AlignSharp.Training.Runs.TensorBoard;

/// <summary>
/// The log of a run as TensorBoard's event files, one for each time that the run was begun or resumed; each says from which step
/// on it replaces the ones before. Not thread-safe.
/// </summary>
/// <param name="folder">The folder of the files; made with the first line.</param>
/// <param name="step">Steps made so far.</param>
/// <param name="time">The clock.</param>
internal sealed class EventLog(string folder, long step, TimeProvider time)
{
    private string? _path;

    public void Append(LogEntry entry)
    {
        var now = time.GetUtcNow();
        _path ??= Begin(now);
        Write(_path, EventMessage.Scalars(now, entry.Step, EntryScalars.Of(entry)));
    }

    private string Begin(DateTimeOffset now)
    {
        // Readers take the files in the order of their names.
        var number = Directory.CreateDirectory(folder).GetFiles().Length;
        var path = Path.Combine(
            folder, string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{now.ToUnixTimeSeconds():D10}.align.{number:D6}"));
        Write(path, EventMessage.Version(now), EventMessage.Start(now, step + 1));
        return path;
    }

    private static void Write(string path, params ReadOnlySpan<byte[]> events)
    {
        using var file = new FileStream(path, FileMode.Append);
        foreach (var item in events)
        {
            RecordFrame.Append(file, item);
        }
    }
}
