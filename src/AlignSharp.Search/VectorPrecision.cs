namespace AlignSharp.Search;

/// <summary>How an index keeps its vectors.</summary>
public enum VectorPrecision
{
    /// <summary>Four bytes a number: exact.</summary>
    Float32,

    /// <summary>Two bytes a number: half the reading, scores right to about 1e-4.</summary>
    Float16,

    /// <summary>One byte a number for a first look, with float32 beside it: the best rows are scored again exactly.</summary>
    Int8,
}
