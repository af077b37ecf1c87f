namespace AlignSharp.Checkpoints.Torch;

/// <summary>Reads the instructions of a pickle that put a number, a text, a boolean or None onto the stack.</summary>
internal static class PickleLiteral
{
    public static bool TryRead(ref PickleInput input, PickleOpcode opcode, out object? value)
    {
        switch (opcode)
        {
            case PickleOpcode.None: value = null; return true;
            case PickleOpcode.NewTrue: value = true; return true;
            case PickleOpcode.NewFalse: value = false; return true;
            case PickleOpcode.BinInt: value = (long)input.ReadInt32(); return true;
            case PickleOpcode.BinInt1: value = (long)input.ReadByte(); return true;
            case PickleOpcode.BinInt2: value = (long)input.ReadUInt16(); return true;
            case PickleOpcode.Long1: value = input.ReadInteger(input.ReadByte()); return true;
            case PickleOpcode.BinFloat: value = input.ReadDouble(); return true;
            case PickleOpcode.BinString or PickleOpcode.BinUnicode: value = input.ReadText((uint)input.ReadInt32()); return true;
            case PickleOpcode.ShortBinString or PickleOpcode.ShortBinUnicode: value = input.ReadText(input.ReadByte()); return true;
            case PickleOpcode.BinUnicode8: value = input.ReadText(input.ReadUInt64()); return true;
            default: value = null; return false;
        }
    }
}
