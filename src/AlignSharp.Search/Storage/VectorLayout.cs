using System.Runtime.CompilerServices;

namespace AlignSharp.Search.Storage;

/// <summary>
/// Where the rows of a matrix lie in a file: each starts at a multiple of 64 bytes and ends in zeros, so that kernels read
/// whole registers and need no tail.
/// </summary>
/// <param name="Rows">Rows of the matrix.</param>
/// <param name="Size">Numbers in a row.</param>
/// <param name="ElementBytes">Bytes of a number.</param>
internal readonly record struct VectorLayout(long Rows, int Size, int ElementBytes)
{
    private const int Alignment = 64;

    /// <summary>Numbers from the start of a row to the start of the next.</summary>
    public int Stride => StrideOf(Size, ElementBytes);

    /// <summary>Bytes of all rows.</summary>
    public long Bytes => checked(Rows * Stride * ElementBytes);

    public static VectorLayout Of<T>(long rows, int size)
        where T : unmanaged => new(rows, size, Unsafe.SizeOf<T>());

    /// <summary>The stride of float32 vectors, as queries have it.</summary>
    public static int SingleStride(int size) => StrideOf(size, sizeof(float));

    private static int StrideOf(int size, int elementBytes)
    {
        var perLine = Alignment / elementBytes;
        return (size + perLine - 1) / perLine * perLine;
    }
}
