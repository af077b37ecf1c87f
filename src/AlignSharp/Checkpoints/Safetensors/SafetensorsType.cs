namespace AlignSharp.Checkpoints.Safetensors;

/// <summary>The names that safetensors headers give the element types.</summary>
internal static class SafetensorsType
{
    public static bool TryParse(string name, out TensorType type)
    {
        TensorType? known = name switch
        {
            "BOOL" => TensorType.Boolean,
            "U8" => TensorType.UInt8,
            "I8" => TensorType.Int8,
            "I16" => TensorType.Int16,
            "F16" => TensorType.Float16,
            "BF16" => TensorType.BFloat16,
            "I32" => TensorType.Int32,
            "F32" => TensorType.Float32,
            "F64" => TensorType.Float64,
            "I64" => TensorType.Int64,
            _ => null,
        };
        type = known.GetValueOrDefault();
        return known.HasValue;
    }

    public static string Name(TensorType type) => type switch
    {
        TensorType.Boolean => "BOOL",
        TensorType.UInt8 => "U8",
        TensorType.Int8 => "I8",
        TensorType.Int16 => "I16",
        TensorType.Float16 => "F16",
        TensorType.BFloat16 => "BF16",
        TensorType.Int32 => "I32",
        TensorType.Float32 => "F32",
        TensorType.Float64 => "F64",
        TensorType.Int64 => "I64",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an element type."),
    };
}
