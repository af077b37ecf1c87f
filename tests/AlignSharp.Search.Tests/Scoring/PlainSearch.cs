namespace AlignSharp.Search.Tests.Scoring;

/// <summary>The same answers by a loop in double precision.</summary>
internal static class PlainSearch
{
    public static (int Row, float Score)[] Run(FloatTensor vectors, ReadOnlySpan<float> query, int count)
    {
        var scores = new (int Row, float Score)[vectors.Count];
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = (row, Cosine(vectors[row], query));
        }

        return [.. scores.OrderByDescending(static item => item.Score).ThenBy(static item => item.Row).Take(count)];
    }

    public static float Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double dot = 0, left = 0, right = 0;
        for (var i = 0; i < a.Length; i++)
        {
            dot += (double)a[i] * b[i];
            left += (double)a[i] * a[i];
            right += (double)b[i] * b[i];
        }

        return (float)(dot / Math.Sqrt(left * right));
    }
}
