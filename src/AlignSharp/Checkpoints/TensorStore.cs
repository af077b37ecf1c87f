using System.Collections.Immutable;
using AlignSharp.Checkpoints.Buffers;
using AlignSharp.Quantization;

namespace AlignSharp.Checkpoints;

/// <summary>
/// The tensors of a checkpoint, whichever container holds them. Files are mapped into memory and nothing is copied
/// until it is read. Reading is thread-safe; spans and pointers are valid until the store is disposed of. The files
/// must not be shortened while the store is open.
/// </summary>
public sealed class TensorStore : IDisposable
{
    private readonly OrderedDictionary<string, StoredTensor> _tensors;
    private readonly OrderedDictionary<string, TensorInfo> _infos;
    private readonly ImmutableArray<IDisposable> _owners;
    private volatile bool _disposed;

    internal TensorStore(
        string path, OrderedDictionary<string, StoredTensor> tensors, ImmutableArray<IDisposable> owners)
    {
        Path = path;
        _tensors = tensors;
        _owners = owners;
        _infos = new(tensors.Count);
        foreach (var (name, tensor) in tensors)
        {
            _infos.Add(name, tensor.Info);
        }
    }

    /// <summary>The file that was opened: the weights themselves, or the index of a sharded checkpoint.</summary>
    public string Path { get; }

    /// <summary>What is known of every tensor, by name, in file order.</summary>
    public IReadOnlyDictionary<string, TensorInfo> Tensors => _infos;

    /// <summary>What is known of one tensor.</summary>
    /// <param name="name">The name in the checkpoint.</param>
    /// <exception cref="CheckpointException">The checkpoint holds no such tensor.</exception>
    public TensorInfo this[string name] => Find(name).Info;

    /// <summary>
    /// Opens a checkpoint. In a folder <c>model.safetensors</c>, <c>model.safetensors.index.json</c>,
    /// <c>pytorch_model.bin</c> and <c>pytorch_model.bin.index.json</c> are looked for, in this order.
    /// </summary>
    /// <param name="folderOrFile">A folder, or one of those files under any name.</param>
    /// <exception cref="CheckpointException">There is no checkpoint, or it is damaged; the message names the tensor.</exception>
    public static TensorStore Open(string folderOrFile) =>
        CheckpointReader.Read(CheckpointFile.Find(folderOrFile));

    /// <summary>Makes a store of tensors in memory, as if a checkpoint with them had been opened; they are copied.</summary>
    /// <param name="tensors">The tensors, each name once.</param>
    /// <param name="description">What messages call the store in place of a path.</param>
    /// <exception cref="CheckpointException">Two tensors have the same name, or a value does not fit its precision.</exception>
    public static TensorStore FromTensors(IEnumerable<TensorData> tensors, string description = "(memory)") =>
        MemoryCheckpoint.Build(tensors, description);

    /// <summary>Checks that the checkpoint holds a floating-point tensor, or an 8-bit weight with scales, of a shape.</summary>
    /// <param name="name">The name in the checkpoint.</param>
    /// <param name="shape">The dimensions it must have.</param>
    /// <exception cref="CheckpointException">The tensor is missing, or has another shape or type.</exception>
    public void Require(string name, params ReadOnlySpan<long> shape)
    {
        var info = this[name];
        if (!info.Shape.AsSpan().SequenceEqual(shape))
        {
            throw Error(name, $"has shape {TensorShape.Describe(info.Shape.AsSpan())}", TensorShape.Describe(shape));
        }

        if (!info.Type.IsFloatingPoint && !QuantizedTensor.Is(this, name))
        {
            throw Error(name, $"holds {info.Type} elements", "floating-point elements");
        }
    }

    /// <summary>The bytes of a tensor as stored: row-major, little-endian, not copied.</summary>
    /// <param name="name">The name in the checkpoint.</param>
    /// <exception cref="CheckpointException">The tensor is missing, or larger than a span (2 GB).</exception>
    public unsafe ReadOnlySpan<byte> GetBytes(string name)
    {
        var tensor = Find(name);
        return tensor.Info.ByteLength <= int.MaxValue
            ? new ReadOnlySpan<byte>((void*)tensor.Pointer(), (int)tensor.Info.ByteLength)
            : throw Error(name, $"has {tensor.Info.ByteLength} bytes", $"at most {int.MaxValue}");
    }

    /// <summary>
    /// The address of the first byte of a tensor, for native code. Not aligned beyond what the file itself does.
    /// </summary>
    /// <param name="name">The name in the checkpoint.</param>
    /// <exception cref="CheckpointException">The tensor is missing.</exception>
    public nint GetPointer(string name) => Find(name).Pointer();

    /// <summary>Copies some of the bytes of a tensor of any size.</summary>
    /// <param name="name">The name in the checkpoint.</param>
    /// <param name="offset">The first byte wanted, counted from the start of the tensor.</param>
    /// <param name="destination">Where to put as many bytes as it is long.</param>
    /// <exception cref="CheckpointException">The tensor is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bytes wanted are not all within the tensor.</exception>
    public void Read(string name, long offset, Span<byte> destination)
    {
        var tensor = Find(name);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, tensor.Info.ByteLength - destination.Length);
        tensor.Read(offset, destination);
    }

    /// <summary>A copy of a floating-point tensor, or of an 8-bit weight with scales, as float32, row-major.</summary>
    /// <param name="name">The name in the checkpoint.</param>
    /// <exception cref="CheckpointException">The tensor is missing, no floating-point tensor, or too large for an array.</exception>
    public float[] ReadSingles(string name)
    {
        var tensor = Find(name);
        if (QuantizedTensor.Is(this, name))
        {
            return QuantizedTensor.Dequantize(this, name);
        }

        if (!tensor.Info.Type.IsFloatingPoint)
        {
            throw Error(name, $"holds {tensor.Info.Type} elements", "floating-point elements");
        }

        var values = GC.AllocateUninitializedArray<float>(ArrayLength(tensor.Info));
        tensor.ReadSingles(values);
        return values;
    }

    /// <summary>A copy of an integer or boolean tensor as 64-bit integers, row-major.</summary>
    /// <param name="name">The name in the checkpoint.</param>
    /// <exception cref="CheckpointException">The tensor is missing, no integer tensor, or too large for an array.</exception>
    public long[] ReadInt64s(string name)
    {
        var tensor = Find(name);
        if (tensor.Info.Type.IsFloatingPoint)
        {
            throw Error(name, $"holds {tensor.Info.Type} elements", "integer elements");
        }

        var values = GC.AllocateUninitializedArray<long>(ArrayLength(tensor.Info));
        tensor.ReadInt64s(values);
        return values;
    }

    /// <summary>
    /// Lets the system take back the memory of mapped files that were read; spans and pointers stay valid, and what is
    /// touched again is read again.
    /// </summary>
    public void Trim()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        foreach (var file in _owners.OfType<MappedFile>())
        {
            file.Trim();
        }
    }

    /// <summary>Unmaps the files; spans and pointers handed out are no longer valid.</summary>
    public void Dispose()
    {
        _disposed = true;
        foreach (var owner in _owners)
        {
            owner.Dispose();
        }
    }

    private StoredTensor Find(string name)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _tensors.TryGetValue(name, out var tensor)
            ? tensor
            : throw new CheckpointException($"{Path} holds no tensor '{name}'; expected it among its {_tensors.Count} tensors.");
    }

    private int ArrayLength(TensorInfo info) => info.ElementCount <= Array.MaxLength
        ? (int)info.ElementCount
        : throw Error(info.Name, $"has {info.ElementCount} elements", $"at most {Array.MaxLength} to fit an array");

    private CheckpointException Error(string name, string found, string expected) =>
        new($"{Path}: tensor '{name}' {found}; expected {expected}.");
}
