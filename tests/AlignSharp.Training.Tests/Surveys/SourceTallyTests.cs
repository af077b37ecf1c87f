using System.Text;
using AlignSharp.Data.Shards;
using AlignSharp.Training.Loading;
using AlignSharp.Training.Surveys;

namespace AlignSharp.Training.Tests.Surveys;

public sealed class SourceTallyTests
{
    private readonly SourceTally _tally = new();

    [Fact]
    public void Pairs_are_counted_by_source_and_licence_most_first()
    {
        Add("""{"source": "a", "licence": "MIT"}""");
        Add("""{"source": "b", "license": "CC0-1.0"}""", isHeldOut: true);
        Add("""{"source": "b", "license": "CC0-1.0"}""");
        Add("""{"licence": "MIT"}""");
        Assert.Equal([new("b", "CC0-1.0", 1, 1), new("", "MIT", 1, 0), new("a", "MIT", 1, 0)], _tally.Counts);
    }

    [Fact]
    public void A_source_without_a_licence_is_no_entry()
    {
        Add("""{"source": "cat.png"}""");
        Add("""{"source": "dog.png", "licence": " "}""");
        Add("no JSON");
        Assert.Empty(_tally.Counts);
    }

    [Fact]
    public void Sources_past_counting_are_one()
    {
        for (var i = 0; i < 1200; i++)
        {
            Add($$"""{"source": "{{i}}", "licence": "MIT"}""");
        }

        Assert.Equal(1001, _tally.Counts.Count());
        Assert.Equal(new("others", "MIT", 200, 0), _tally.Counts.First());
    }

    private void Add(string json, bool isHeldOut = false)
    {
        using var fields = new SampleFields(new Sample("1", [KeyValuePair.Create("json", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(json))]));
        _tally.Add(fields, isHeldOut);
    }
}
