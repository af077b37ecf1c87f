using System.Collections.Immutable;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Pairs;

/// <summary>Adds up pictures by their headers; nothing is decoded.</summary>
internal sealed class PictureStatistics
{
    private const int LongestSide = 65_535;
    private const string Unreadable = "unreadable";
    private readonly MemberTally<long> _formats = new();

    public Distribution Widths { get; } = new(LongestSide);

    public Distribution Heights { get; } = new(LongestSide);

    public ImmutableSortedDictionary<string, long> Formats => _formats.Entries;

    public void Add(ReadOnlyMemory<byte> data, string name)
    {
        try
        {
            var info = ImageDecoder.Default.Identify(data, name);
            Count(info.Format.ToString().ToLowerInvariant());
            Widths.Add(info.Width);
            Heights.Add(info.Height);
        }
        catch (ImageException)
        {
            Count(Unreadable);
        }
    }

    private void Count(string format) => _formats.Update(format, (_, count) => count + 1);
}
