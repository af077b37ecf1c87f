using System.Text.Json;
using AlignSharp.Checkpoints;

namespace AlignSharp.Cli.Outputs;

/// <summary>
/// Embeddings that a run has computed and its file does not hold yet, a thousand in each of the files of a folder beside it,
/// so that a run that was stopped goes on behind them. A file that changed since counts as another. Not thread-safe.
/// </summary>
internal sealed class EmbeddingParts
{
    private const int RowsInPart = 1024;
    private const string Features = "features";
    private const string About = "about";

    private readonly string _folder;
    private readonly string _run;
    private readonly int _size;
    private readonly Dictionary<string, (int Part, int Row)> _known = [];
    private readonly List<string> _keys = [];
    private readonly List<FloatTensor> _rows = [];
    private int _next;
    private (int Part, float[] Values)? _open;

    private EmbeddingParts(string folder, string run, int size) => (_folder, _run, _size) = (folder, run, size);

    /// <summary>Inputs that the stopped run had done.</summary>
    public int Count => _known.Count;

    /// <summary>Opens what a stopped run left for the same file; parts of another model, or damaged, are computed again.</summary>
    /// <param name="output">The file of embeddings.</param>
    /// <param name="run">Names the model and how it computes.</param>
    /// <param name="size">Numbers in one embedding.</param>
    public static EmbeddingParts Open(string output, string run, int size)
    {
        var parts = new EmbeddingParts(output + ".parts", run, size);
        for (; File.Exists(parts.PathOf(parts._next)); parts._next++)
        {
            parts.Read(parts._next);
        }

        return parts;
    }

    /// <summary>The key of an input: its name, and the length and time of change of the file that holds it.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="holder">The file that holds it; the one of its name unless given.</param>
    public static string KeyOf(string name, string? holder = null) => File.Exists(holder ?? name) && new FileInfo(holder ?? name) is var file
        ? $"{name}\0{file.Length}\0{file.LastWriteTimeUtc.Ticks}" : name;

    public bool Contains(string key) => _known.ContainsKey(key);

    /// <summary>The features [1, size] of an input that the stopped run had done.</summary>
    public FloatTensor Get(string key)
    {
        var (part, row) = _known[key];
        if (_open?.Part != part)
        {
            using var store = TensorStore.Open(PathOf(part));
            _open = (part, store.ReadSingles(Features));
        }

        return new FloatTensor(_open.Value.Values[(row * _size)..((row + 1) * _size)], 1, _size);
    }

    public void Add(string key, FloatTensor features)
    {
        _keys.Add(key);
        _rows.Add(features);
        if (_rows.Count == RowsInPart)
        {
            Flush();
        }
    }

    /// <summary>Writes what is not in a part yet.</summary>
    public void Flush()
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var about = JsonSerializer.SerializeToUtf8Bytes(new PartContents(_run, [.. _keys]), CliJson.Default.PartContents);
        SafetensorsWriter.Write(PathOf(_next++),
        [
            TensorData.From(Features, FloatTensor.Concatenate(_rows).Values.ToArray(), _rows.Count, _size),
            TensorData.From(About, about, about.Length),
        ]);
        _keys.Clear();
        _rows.Clear();
    }

    /// <summary>Takes the parts away, once the file holds all of them.</summary>
    public void Remove()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private void Read(int part)
    {
        try
        {
            using var store = TensorStore.Open(PathOf(part));
            if (JsonSerializer.Deserialize(store.GetBytes(About), CliJson.Default.PartContents) is { } contents && contents.Run == _run)
            {
                store.Require(Features, contents.Keys.Length, _size);
                for (var row = 0; row < contents.Keys.Length; row++)
                {
                    _known[contents.Keys[row]] = (part, row);
                }
            }
        }
        catch (Exception error) when (error is CheckpointException or JsonException)
        {
            // Not whole: its inputs are embedded again.
        }
    }

    private string PathOf(int part) => Path.Combine(_folder, $"part-{part:D8}.safetensors");
}
