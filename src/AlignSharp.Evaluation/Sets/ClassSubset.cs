using System.Collections.Immutable;
using System.Text.Json;
using AlignSharp.Configuration;

namespace AlignSharp.Evaluation.Sets;

/// <summary>
/// Which classes of a larger list a set has, and what they are called, as ImageNet's family needs it: ids such as n01440764,
/// or indices. A text file with one id a line and, after a space or tab, its name; or JSON: a list of ids, or an object of
/// ids and names.
/// </summary>
/// <param name="Names">Id to name, in the file's order; a name may be empty.</param>
public sealed record ClassSubset(ImmutableArray<ClassName> Names)
{
    private const long MaximumBytes = 16 << 20;

    /// <summary>Reads a file by what its name says it is.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="EvaluationException">It is missing, damaged, empty, or names a class twice.</exception>
    public static ClassSubset Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > MaximumBytes)
        {
            throw new EvaluationException($"{path} {(file.Exists ? $"has {file.Length} bytes" : "was not found")}; expected a list of classes of at most {MaximumBytes} bytes.");
        }

        ImmutableArray<ClassName> names = [.. path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ReadJson(path) : ReadText(path)];
        var twice = names.CountBy(static name => name.Id).FirstOrDefault(static id => id.Value > 1).Key;
        return twice is null && names.Length > 0
            ? new ClassSubset(names)
            : throw new EvaluationException($"{path} {(twice is null ? "has no class" : $"names {twice} twice")}; expected every class once.");
    }

    /// <summary>The classes of a list that the subset keeps, in the list's order, under the subset's names where it has them.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="path">What messages call the list.</param>
    /// <exception cref="EvaluationException">The subset names a class that the list lacks.</exception>
    internal ImmutableArray<ClassName> Apply(ImmutableArray<ClassName> all, string path)
    {
        var wanted = Names.ToDictionary(static name => name.Id, static name => name.Text);
        var ids = all.Select(static name => name.Id).ToHashSet();
        for (var index = 0; index < all.Length; index++)
        {
            // An index stands for the class at that place of the list, unless a class is called so, as ImageNet-V2's folders are.
            var written = index.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (!ids.Contains(written) && wanted.Remove(written, out var text))
            {
                wanted.TryAdd(all[index].Id, text);
            }
        }

        var unknown = wanted.Keys.Except(ids).FirstOrDefault();
        return unknown is null
            ? [.. all.Where(name => wanted.ContainsKey(name.Id)).Select(name => wanted[name.Id].Length > 0 ? name with { Text = wanted[name.Id] } : name)]
            : throw new EvaluationException($"The class subset names {unknown}, which is not among the {all.Length} classes of {path}; expected ids or indices of these.");
    }

    private static IEnumerable<ClassName> ReadText(string path) => File.ReadLines(path)
        .Select(static line => line.Trim()).Where(static line => line.Length > 0)
        .Select(static line => line.Split((char[]?)null, 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Select(static parts => new ClassName(parts[0], parts.Length > 1 ? parts[1] : ""));

    private static List<ClassName> ReadJson(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.Array => [.. root.EnumerateArray().Select(id => new ClassName(Text(path, id), ""))],
                JsonValueKind.Object => root.EnumerateObject().Select(field => new ClassName(field.Name, Text(path, field.Value))).ToList(),
                _ => throw new EvaluationException($"{path} holds {JsonSection.Describe(root)}; expected a list of classes, or an object of ids and names."),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new EvaluationException($"{path} is not valid JSON: {error.Message}", error);
        }
    }

    private static string Text(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new EvaluationException($"{path} has {JsonSection.Describe(value)} for a class; expected a text or an index."),
    };
}
