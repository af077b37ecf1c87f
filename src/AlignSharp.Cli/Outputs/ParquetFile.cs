using AlignSharp.IO;
using Parquet;
using Parquet.Schema;

namespace AlignSharp.Cli.Outputs;

/// <summary>A column <c>name</c> and a column <c>embedding</c> (list of float32), written in row groups.</summary>
internal sealed class ParquetFile(string path, int size) : EmbeddingFile(path, size)
{
    private const int ValuesInRowGroup = 4 << 20;

    private readonly DataField<string> _name = new("name", nullable: false);
    private readonly DataField<float> _element = new(ListField.ElementName, nullable: false);
    private readonly int _rowsInGroup = Math.Max(1, ValuesInRowGroup / size);
    private readonly List<string> _names = [];
    private readonly List<float> _values = [];

    public override Task WriteAsync(IAsyncEnumerable<NamedEmbedding> rows, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(Path, (stream, token) => WriteAsync(stream, rows, token), cancellationToken);

    private async Task WriteAsync(
        FileStream stream, IAsyncEnumerable<NamedEmbedding> rows, CancellationToken cancellationToken)
    {
        var schema = new ParquetSchema(_name, new ListField("embedding", _element));
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            _names.Add(row.Name);
            _values.AddRange(row.Values.Span);
            if (_names.Count == _rowsInGroup)
            {
                await WriteRowGroupAsync(writer, cancellationToken);
            }
        }

        if (_names.Count > 0)
        {
            await WriteRowGroupAsync(writer, cancellationToken);
        }
    }

    private async Task WriteRowGroupAsync(ParquetWriter writer, CancellationToken cancellationToken)
    {
        var definitions = new int[_values.Count];
        Array.Fill(definitions, _element.MaxDefinitionLevel);
        var repetitions = new int[_values.Count];
        Array.Fill(repetitions, _element.MaxRepetitionLevel);
        for (var row = 0; row < _names.Count; row++)
        {
            // A repetition level of 0 starts a new list.
            repetitions[row * Size] = 0;
        }

        using var group = writer.CreateRowGroup();
        await group.WriteAsync(_name, _names);
        await group.WriteAllPartsAsync<float>(_element, _values.ToArray(), definitions, repetitions, cancellationToken);
        group.CompleteValidate();
        _names.Clear();
        _values.Clear();
    }
}
