using System.Globalization;
using System.Text.RegularExpressions;

namespace AlignSharp.Data.Shards;

/// <summary>The name of a series of shards, as WebDataset writes it: "train-%06d.tar" gives train-000000.tar, train-000001.tar.</summary>
internal sealed partial class ShardNamePattern
{
    private readonly string _before;
    private readonly string _format;
    private readonly string _after;

    public ShardNamePattern(string pattern)
    {
        ShardCompression.CheckName(pattern);
        var file = Path.GetFileName(pattern);
        var numbers = Number().Matches(file);
        if (numbers.Count != 1)
        {
            throw new ShardException($"The shard name {pattern} has {numbers.Count} places for a number; expected one, such as %05d.");
        }

        _before = pattern[..^file.Length] + file[..numbers[0].Index];
        _format = "D" + numbers[0].Groups[1].Value;
        _after = file[(numbers[0].Index + numbers[0].Length)..];
    }

    public string this[int index] => _before + index.ToString(_format, CultureInfo.InvariantCulture) + _after;

    [GeneratedRegex("%0?([1-9]?)d")]
    private static partial Regex Number();
}
