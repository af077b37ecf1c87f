namespace AlignSharp.Checkpoints;

/// <summary>What is to be known of an element type.</summary>
internal static class TensorTypeExtensions
{
    extension(TensorType type)
    {
        /// <summary>The bytes of one element.</summary>
        public int ElementSize => type switch
        {
            TensorType.Boolean or TensorType.UInt8 or TensorType.Int8 => 1,
            TensorType.Int16 or TensorType.Float16 or TensorType.BFloat16 => 2,
            TensorType.Int32 or TensorType.Float32 => 4,
            _ => 8,
        };

        /// <summary>Whether the elements are floating-point numbers, which weights are.</summary>
        public bool IsFloatingPoint =>
            type is TensorType.Float16 or TensorType.BFloat16 or TensorType.Float32 or TensorType.Float64;
    }
}
