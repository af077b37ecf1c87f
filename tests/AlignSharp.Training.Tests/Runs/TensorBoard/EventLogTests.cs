using System.Buffers.Binary;
using AlignSharp.Testing;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Runs.TensorBoard;
using Google.Protobuf;

namespace AlignSharp.Training.Tests.Runs.TensorBoard;

public sealed class EventLogTests
{
    [Fact]
    public void A_line_becomes_one_event_with_its_figures()
    {
        using var folder = new TemporaryFolder();

        new EventLog(folder.FullName, 0, TimeProvider.System).Append(new LogEntry { Step = 20, Loss = 2.5, Memory = 3 << 20 });

        var events = Events(Assert.Single(Directory.GetFiles(folder.FullName)));
        Assert.Equal(3, events.Count);
        Assert.Equal((20, "train/loss 2.5, speed/memory_mib 3"), (Step(events[2]), Scalars(events[2])));
    }

    [Fact]
    public void A_resumed_run_says_from_which_step_it_replaces_the_one_before()
    {
        using var folder = new TemporaryFolder();
        new EventLog(folder.FullName, 0, TimeProvider.System).Append(new LogEntry { Step = 30, Loss = 1 });

        new EventLog(folder.FullName, 20, TimeProvider.System).Append(new LogEntry { Step = 30, Loss = 1 });

        var files = Directory.GetFiles(folder.FullName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, files.Count);
        Assert.Equal([0, 1, 30], Events(files[0]).Select(Step));
        Assert.Equal([0, 21, 30], Events(files[1]).Select(Step));
        Assert.Equal([8, 1], Field(Events(files[1])[1], 7).ToByteArray());
    }

    private static List<byte[]> Events(string path)
    {
        var (bytes, events) = (File.ReadAllBytes(path), new List<byte[]>());
        for (var at = 0; at < bytes.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            var record = bytes[(at + 12)..(at + 12 + length)];
            Assert.Equal(RecordFrame.MaskedChecksum(record), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + length)));
            events.Add(record);
            at += length + 16;
        }

        return events;
    }

    private static long Step(byte[] message)
    {
        var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (WireFormat.GetTagFieldNumber(tag) == 2)
            {
                return input.ReadInt64();
            }

            input.SkipLastField();
        }

        return 0;
    }

    private static ByteString Field(byte[] message, int number)
    {
        var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (WireFormat.GetTagFieldNumber(tag) == number)
            {
                return input.ReadBytes();
            }

            input.SkipLastField();
        }

        throw new InvalidDataException($"The event has no field {number}.");
    }

    private static string Scalars(byte[] message)
    {
        var (input, found) = (Field(message, 5).CreateCodedInput(), new List<string>());
        while (input.ReadTag() != 0)
        {
            var value = input.ReadBytes().CreateCodedInput();
            value.ReadTag();
            var name = value.ReadString();
            value.ReadTag();
            found.Add(FormattableString.Invariant($"{name} {value.ReadFloat()}"));
        }

        return string.Join(", ", found);
    }
}
