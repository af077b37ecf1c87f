using System.Text.Json.Nodes;
using AlignSharp.Training.Cards;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Tests.Cards;

public sealed class ChangedSettingsTests
{
    [Fact]
    public void Defaults_folders_and_the_card_itself_are_left_out()
    {
        var settings = new TrainingSettings
        {
            Steps = 10,
            Model = new ModelSettings { Start = "/home/me/models/align-mini/" },
            Data = new DataSettings { Shards = ["/data/train-{0..9}.tar"] },
            Captions = new CaptionSettings { Alternatives = "alt" },
            Card = new CardSettings { Licence = "mit" },
        };
        var expected = """{"steps": 10, "model": {"start": "align-mini"}, "data": {"shards": ["train-{0..9}.tar"]}, "captions": {"alternatives": "alt"}}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(ChangedSettings.Of(settings))), ChangedSettings.Of(settings));
    }

    [Theory]
    [InlineData("\"/home/me/models/align-mini\"", "\"align-mini\"")]
    [InlineData("[\"/data/train-{0..9}.tar\",\"C:\\\\data\\\\x.tar\"]", "[\"train-{0..9}.tar\",\"x.tar\"]")]
    [InlineData("0.002", "0.002")]
    [InlineData("null", "null")]
    public void A_value_keeps_the_last_part_of_its_paths(string json, string shown) => Assert.Equal(shown, ChangedSettings.WithoutFolders(json));
}
