using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AlignSharp.ZeroShot;

namespace AlignSharp.Evaluation.Sets;

/// <summary>A folder of folders, each with the pictures of one class, as ImageNet's family comes.</summary>
public sealed class ClassFolderSet : IEvaluationSet
{
    private const string Field = "class";
    private readonly ClassList _classes;

    /// <summary>Lists the folders; reads no picture yet.</summary>
    /// <param name="folder">The folder of folders.</param>
    /// <param name="subset">Which of them count, and what they are called; all, by their folder's name, unless given.</param>
    /// <exception cref="EvaluationException">There are fewer than two class folders, or the subset does not fit them.</exception>
    public ClassFolderSet(string folder, ClassSubset? subset = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Name = Directory.Exists(folder) ? folder : throw new EvaluationException($"{folder} was not found; expected a folder of class folders.");
        ImmutableArray<ClassName> all = [.. Directory.EnumerateDirectories(folder).Select(static path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal).Select(static name => new ClassName(name, name.Replace('_', ' ').Replace('-', ' ')))];
        var classes = subset?.Apply(all, folder) ?? all;
        _classes = classes.Length >= 2
            ? new ClassList(Field, classes, [PromptTemplate.Parse("a photo of a {}.")])
            : throw new EvaluationException($"{folder} has {classes.Length} folders of classes; expected at least two.");
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Fields => [Field];

    /// <inheritdoc/>
    public ImmutableArray<ClassList> ClassLists => [_classes];

    /// <inheritdoc/>
    public async IAsyncEnumerable<EvaluationSample> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var name in _classes.Classes)
        {
            var folder = Path.Join(Name, name.Id);
            foreach (var picture in PictureFile.List(folder))
            {
                var labels = ImmutableSortedDictionary<string, string>.Empty.Add(Field, name.Id);
                yield return await PictureFile.ReadAsync(
                    Path.Join(folder, picture), new SampleFacts($"{name.Id}/{picture}", [], labels), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
