namespace AlignSharp.Checkpoints.Torch;

/// <summary>The values a pickle works on, and the marks it sets among them.</summary>
internal sealed class PickleStack(string path)
{
    private readonly List<object?> _values = [];
    private readonly Stack<int> _marks = [];

    public void Push(object? value) => _values.Add(value);

    public void Mark() => _marks.Push(_values.Count);

    public object? Peek() => _values.Count > Floor ? _values[^1] : throw Underflow();

    public object? Pop()
    {
        var value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    /// <summary>Takes some values from the top, in the order in which they were pushed.</summary>
    public object?[] Pop(int count)
    {
        var start = _values.Count - count;
        if (start < Floor)
        {
            throw Underflow();
        }

        var values = _values[start..].ToArray();
        _values.RemoveRange(start, count);
        return values;
    }

    /// <summary>Takes the values above the last mark, and the mark.</summary>
    public object?[] PopToMark()
    {
        if (!_marks.TryPop(out var mark))
        {
            throw Underflow();
        }

        return Pop(_values.Count - mark);
    }

    private int Floor => _marks.TryPeek(out var mark) ? mark : 0;

    private CheckpointException Underflow() =>
        new($"{path} has a pickle that takes more values than it made; the file is damaged.");
}
