using System.Numerics.Tensors;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>Averages the three 16x16 planes of a thumbnail over 8x8 cells of a part of it.</summary>
internal static class ColorCells
{
    private const int Side = CellCoverage.Pixels;
    private const int Cells = CellCoverage.Cells;

    /// <param name="planes">Red, green and blue levels, [3, 16, 16].</param>
    /// <param name="across">The <see cref="CellCoverage"/> of the columns.</param>
    /// <param name="down">That of the rows.</param>
    /// <param name="cells">The averages, [3, 8, 8].</param>
    public static void Compute(ReadOnlySpan<byte> planes, ReadOnlySpan<float> across, ReadOnlySpan<float> down, Span<float> cells)
    {
        Span<float> rows = stackalloc float[Cells * Side];
        Span<float> plane = stackalloc float[Side * Side];
        for (var channel = 0; channel < RgbImage.Channels; channel++)
        {
            TensorPrimitives.ConvertChecked(planes.Slice(channel * plane.Length, plane.Length), plane);
            AverageRows(plane, down, rows);
            AverageColumns(rows, across, cells.Slice(channel * Cells * Cells, Cells * Cells));
        }
    }

    private static void AverageRows(ReadOnlySpan<float> plane, ReadOnlySpan<float> down, Span<float> rows)
    {
        rows.Clear();
        for (var cell = 0; cell < Cells; cell++)
        {
            var row = rows.Slice(cell * Side, Side);
            for (var y = 0; y < Side; y++)
            {
                if (down[(cell * Side) + y] is var weight and not 0)
                {
                    TensorPrimitives.MultiplyAdd(plane.Slice(y * Side, Side), weight, row, row);
                }
            }
        }
    }

    private static void AverageColumns(ReadOnlySpan<float> rows, ReadOnlySpan<float> across, Span<float> cells)
    {
        for (var cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = TensorPrimitives.Dot(
                rows.Slice(cell / Cells * Side, Side), across.Slice(cell % Cells * Side, Side));
        }
    }
}
