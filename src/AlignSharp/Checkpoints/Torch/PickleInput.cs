using System.Buffers.Binary;
using System.Text;

namespace AlignSharp.Checkpoints.Torch;

/// <summary>Reads the operands of a pickle, never past its end.</summary>
internal ref struct PickleInput(string path, ReadOnlySpan<byte> bytes)
{
    private const int MaximumLine = 256;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The file that the pickle lies in, for messages.</summary>
    public string Path { get; } = path;

    public int Position { get; private set; }

    public byte ReadByte() => Take(1)[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(sizeof(double)));

    /// <summary>A signed little-endian integer of a number of bytes: a long, or an Int128 where it is larger.</summary>
    public object ReadInteger(int length)
    {
        const int maximum = 16;
        if (length > maximum)
        {
            throw Error($"an integer of {length} bytes", $"at most {maximum}");
        }

        var bytes = Take(length);
        Int128 value = length > 0 && (sbyte)bytes[^1] < 0 ? -1 : 0;
        for (var i = length - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value >= long.MinValue && value <= long.MaxValue ? (long)value : (object)value;
    }

    public string ReadText(ulong length)
    {
        var bytes = length <= (ulong)_bytes.Length ? Take((int)length) : throw Truncated(length);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw new CheckpointException($"{Path} has text that is no UTF-8 before byte {Position} of its pickle.", error);
        }
    }

    /// <summary>Text up to the next line feed, which is taken too.</summary>
    public string ReadLine()
    {
        var rest = _bytes[Position..Math.Min(_bytes.Length, Position + MaximumLine)];
        var length = rest.IndexOf((byte)'\n');
        if (length < 0)
        {
            throw Error("a name without end", $"a line of fewer than {MaximumLine} bytes");
        }

        var text = ReadText((ulong)length);
        Position++;
        return text;
    }

    public readonly CheckpointException Error(string found, string expected) =>
        new($"{Path} has {found} at byte {Position} of its pickle; expected {expected}.");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _bytes.Length - Position)
        {
            throw Truncated((ulong)length);
        }

        var taken = _bytes.Slice(Position, length);
        Position += length;
        return taken;
    }

    private readonly CheckpointException Truncated(ulong length) =>
        Error($"only {_bytes.Length - Position} bytes left", $"{length} more");
}
