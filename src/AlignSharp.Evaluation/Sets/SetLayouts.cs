namespace AlignSharp.Evaluation.Sets;

/// <summary>What messages call layouts.</summary>
internal static class SetLayouts
{
    public static string Describe(this SetLayout layout) => layout switch
    {
        SetLayout.Table => "a table",
        SetLayout.Captions => "a folder with captions",
        SetLayout.ClipBenchmark => "CLIP_benchmark lays out its sets",
        SetLayout.ClassFolders => "folders of classes",
        _ => "shards",
    };
}
