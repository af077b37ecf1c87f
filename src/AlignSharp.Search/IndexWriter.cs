using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using AlignSharp.Checkpoints;
using AlignSharp.IO;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search;

/// <summary>
/// Writes an index: all rows, one after the other, then <see cref="Complete"/>, which puts it in the place of the one
/// that is there. Until then, and where it is disposed of before, that one stays as it is. Not thread-safe.
/// </summary>
public sealed class IndexWriter : IDisposable
{
    private readonly string _folder;
    private readonly FolderLock? _ownLock;
    private readonly MatrixWriter _vectors;
    private readonly MatrixWriter? _codes;
    private readonly EntryTableWriter _table;
    private readonly EntryFileWriter _entries;
    private readonly List<float> _scales = [];
    private readonly float[] _vector;
    private readonly byte[] _row;
    private readonly byte[] _codeRow;
    private IndexInfo _info;

    private IndexWriter(string folder, FolderLock? ownLock, IndexInfo info)
    {
        (_folder, _ownLock, _info) = (folder, ownLock, info);
        _vector = new float[info.Size];
        _row = new byte[VectorsLayout(1).Bytes];
        _codeRow = new byte[VectorLayout.Of<sbyte>(1, info.Size).Bytes];
        _vectors = new MatrixWriter(IndexFolder.WorkPath(folder, "vectors"));
        _codes = info.Precision == VectorPrecision.Int8 ? new MatrixWriter(IndexFolder.WorkPath(folder, "codes")) : null;
        _table = new EntryTableWriter(IndexFolder.WorkPath(folder, "entries.duckdb"));
        _entries = new EntryFileWriter(IndexFolder.WorkPath(folder, "entries"));
    }

    /// <summary>Rows written so far.</summary>
    public long Rows => _info.Rows;

    /// <summary>Begins an index.</summary>
    /// <param name="folder">Its folder; made if need be.</param>
    /// <param name="size">Numbers in a vector, 1 to 65,536.</param>
    /// <param name="precision">How vectors are kept.</param>
    /// <param name="model">The name of the model that makes them; empty where not known.</param>
    /// <param name="modelHash">The hash of its files (<see cref="ModelIdentity"/>); empty where not known.</param>
    /// <exception cref="SearchException">Another process writes to the index.</exception>
    public static IndexWriter Create(
        string folder, int size, VectorPrecision precision = VectorPrecision.Float32, string model = "", string modelHash = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, IndexManifest.MaximumSize);
        return new IndexWriter(folder, IndexLock.Acquire(folder), new IndexInfo(0, size, precision, model, modelHash));
    }

    /// <summary>Begins an index in a folder that the caller has locked.</summary>
    internal static IndexWriter Begin(string folder, IndexInfo info) => new(folder, null, info);

    /// <summary>Adds a row.</summary>
    /// <param name="entry">What was embedded.</param>
    /// <param name="vector">Its embedding, of any length that is not 0; kept with length 1.</param>
    /// <exception cref="SearchException">The vector has another size, or no direction.</exception>
    public void Add(IndexEntry entry, ReadOnlySpan<float> vector)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Normalize(entry, vector);
        AddStored(entry, _vector);
    }

    /// <summary>Adds a row whose vector an index gave: it keeps every bit.</summary>
    internal void AddStored(IndexEntry entry, ReadOnlySpan<float> vector)
    {
        if (_info.Precision == VectorPrecision.Float16)
        {
            VectorCodec.WriteHalf(vector, _row);
        }
        else
        {
            VectorCodec.WriteSingle(vector, _row);
        }

        _vectors.Write(_row);
        if (_codes is not null)
        {
            _scales.Add(VectorCodec.WriteCodes(vector, _codeRow));
            _codes.Write(_codeRow);
        }

        _table.Add(entry);
        _entries.Add(entry);
        _info = _info with { Rows = _info.Rows + 1 };
    }

    /// <summary>Brings everything to the disk and makes it the index of the folder.</summary>
    public IndexInfo Complete()
    {
        var vectors = _vectors.Complete(_folder, "vectors", _info.Precision == VectorPrecision.Float16 ? "f16" : "f32");
        _codes?.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_scales)));
        var codes = _codes?.Complete(_folder, "vectors", "i8");
        var table = IndexFolder.AdoptTable(_folder, _table.WriteTo);
        var manifest = new IndexManifest(IndexManifest.CurrentVersion, _info, vectors, codes, table, _entries.Complete(_folder));
        manifest.Write(_folder);
        IndexFolder.RemoveOthers(_folder, manifest);
        return _info;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _vectors.Dispose();
        _codes?.Dispose();
        _table.Dispose();
        _entries.Dispose();
        _ownLock?.Dispose();
    }

    private VectorLayout VectorsLayout(long rows) => _info.Precision == VectorPrecision.Float16
        ? VectorLayout.Of<Half>(rows, _info.Size)
        : VectorLayout.Of<float>(rows, _info.Size);

    private void Normalize(IndexEntry entry, ReadOnlySpan<float> vector)
    {
        if (vector.Length != _info.Size)
        {
            throw new SearchException($"The vector of {entry.Name} has {vector.Length} numbers; the index expects {_info.Size}.");
        }

        var norm = TensorPrimitives.Norm(vector);
        if (!float.IsFinite(norm) || norm == 0)
        {
            throw new SearchException($"The vector of {entry.Name} has the length {norm}; expected one that can be normalised.");
        }

        TensorPrimitives.Divide(vector, norm, _vector);
    }
}
