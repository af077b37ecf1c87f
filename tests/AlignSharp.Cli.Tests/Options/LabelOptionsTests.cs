using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Options;

public sealed class LabelOptionsTests
{
    private readonly LabelOptions _options = new();
    private readonly Command _command = new("test");

    public LabelOptionsTests() => _options.AddTo(_command);

    [Fact]
    public void Labels_come_from_lists_and_files_in_order_without_the_space_around_them()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("labels.txt"), "bear, grizzly\r\n\n ant \n");

        var parsed = _command.Parse(["--labels", "cat, hot dog,", "--labels", "猫", "--labels-file", folder.Combine("labels.txt")]);

        Assert.Equal(["cat", "hot dog", "猫", "bear, grizzly", "ant"], _options.Labels(parsed));
    }

    [Fact]
    public void Templates_have_a_default_and_can_be_several()
    {
        Assert.Equal(["a photo of a {}"], Templates());
        Assert.Equal(["{}", "art of {}"], Templates("--template", "{}", "--template", "art of {}"));
    }

    [Theory]
    [InlineData("No label was given; expected --labels \"cat,dog\" or --labels-file FILE.")]
    [InlineData("No label was given; expected --labels \"cat,dog\" or --labels-file FILE.", "--labels", " , ")]
    [InlineData("The label 'cat' is given twice; expected each label once.", "--labels", "cat,dog, cat")]
    public void Labels_to_choose_from_must_be_there_and_differ(string expected, params string[] arguments) =>
        Assert.Equal(expected, Assert.Throws<UsageException>(() => _options.Labels(_command.Parse(arguments))).Message);

    [Fact]
    public void A_template_without_a_place_for_the_label_is_refused()
    {
        var parsed = _command.Parse(["--template", "a photo of {}", "--template", "a photo"]);

        Assert.Equal(
            "The template \"a photo\" has no {}; expected it where the label goes.",
            Assert.Throws<UsageException>(() => _options.Templates(parsed)).Message);
    }

    private IEnumerable<string> Templates(params string[] arguments) =>
        _options.Templates(_command.Parse(arguments)).Select(template => template.Text);
}
