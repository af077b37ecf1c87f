namespace AlignSharp.Evaluation.Sets;

/// <summary>How a set lies on disk.</summary>
internal enum SetLayout
{
    Shards,
    Table,
    Captions,
    ClipBenchmark,
    ClassFolders,
}
