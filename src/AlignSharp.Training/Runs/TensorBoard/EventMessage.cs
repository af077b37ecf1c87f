using Google.Protobuf;

namespace AlignSharp.Training.Runs.TensorBoard;

/// <summary>The three events of TensorFlow's <c>event.proto</c> that a log of figures needs, as protocol buffers.</summary>
internal static class EventMessage
{
    private const int WallTime = 1;
    private const int Step = 2;
    private const int FileVersion = 3;
    private const int Summary = 5;
    private const int SessionLog = 7;
    private const int SessionStart = 1;

    /// <summary>The first event of a file.</summary>
    public static byte[] Version(DateTimeOffset time) => Event(time, 0, static output =>
    {
        output.WriteTag(FileVersion, WireFormat.WireType.LengthDelimited);
        output.WriteString("brain.Event:2");
    });

    /// <summary>Says that a session begins at a step: readers drop what earlier files hold from there on.</summary>
    public static byte[] Start(DateTimeOffset time, long step) => Event(time, step, static output => WriteMessage(output, SessionLog, static session =>
    {
        session.WriteTag(1, WireFormat.WireType.Varint);
        session.WriteEnum(SessionStart);
    }));

    public static byte[] Scalars(DateTimeOffset time, long step, IReadOnlyList<(string Tag, double Value)> values) => Event(time, step, output => WriteMessage(output, Summary, summary =>
    {
        foreach (var (tag, value) in values)
        {
            WriteMessage(summary, 1, scalar => WriteScalar(scalar, tag, value));
        }
    }));

    private static void WriteScalar(CodedOutputStream output, string tag, double value)
    {
        output.WriteTag(1, WireFormat.WireType.LengthDelimited);
        output.WriteString(tag);
        output.WriteTag(2, WireFormat.WireType.Fixed32);
        output.WriteFloat((float)value);
    }

    private static byte[] Event(DateTimeOffset time, long step, Action<CodedOutputStream> write) => Message(output =>
    {
        output.WriteTag(WallTime, WireFormat.WireType.Fixed64);
        output.WriteDouble(time.ToUnixTimeMilliseconds() / 1000.0);
        if (step != 0)
        {
            output.WriteTag(Step, WireFormat.WireType.Varint);
            output.WriteInt64(step);
        }

        write(output);
    });

    private static void WriteMessage(CodedOutputStream output, int field, Action<CodedOutputStream> write)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(Message(write)));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using var output = new CodedOutputStream(bytes, leaveOpen: true);
        write(output);
        output.Flush();
        return bytes.ToArray();
    }
}
