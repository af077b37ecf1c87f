using System.Text.Json.Serialization.Metadata;
using AlignSharp.Checkpoints;
using AlignSharp.Training.Optimizers;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Towers;

namespace AlignSharp.Training.Tests.Settings;

public sealed class SettingsFileTests : IDisposable
{
    private const string Least = """{"steps": 10, "model": {"start": "m"}, "data": {"shards": ["a.tar"]}}""";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train-1-from-scratch.json", 3050)]
    [InlineData("train-2-continued.json", 5000)]
    public void The_settings_beside_the_default_model_are_settings(string file, int steps)
    {
        var settings = SettingsFile.Load(Path.Combine(Fixtures.AlignMini, file));
        Assert.Equal((steps, 256), (settings.Steps, settings.BatchSize));
    }

    [Fact]
    public void What_a_file_leaves_out_has_its_default()
    {
        var settings = Load(Least);
        Assert.Equal(256, settings.BatchSize);
        Assert.Equal(OptimizerKind.Lamb, settings.Optimizer.Kind);
        Assert.Equal(0.1, settings.Loss.LabelSmoothing);
        Assert.Equal(DecayExclusion.BatchNormalization, settings.Optimizer.Options.Exclusion);
        Assert.Equal(0.5, settings.Images.Flip);
    }

    [Fact]
    public void Comments_trailing_commas_and_choices_in_any_case_are_read()
    {
        var settings = Load(
            """
            {
              // a comment
              "steps": 10, "model": {"architecture": "m", "save_as": "float16"}, "data": {"shards": ["a.tar"],},
              "optimizer": {"kind": "adamw"}, "compute": {"precision": "bfloat16"},
            }
            """);
        Assert.Equal(OptimizerKind.AdamW, settings.Optimizer.Kind);
        Assert.Equal(Precision.BFloat16, settings.Compute.Precision);
        Assert.Equal(TensorType.Float16, settings.Model.SaveAs);
    }

    [Fact]
    public void Overrides_replace_and_add_settings()
    {
        var settings = Load(Least, "steps=20", "optimizer.learning_rate=0.002", "device=cuda", "images.sizes=[{\"from_step\":1,\"resize\":54,\"crop\":48}]");
        Assert.Equal(20, settings.Steps);
        Assert.Equal(0.002, settings.Optimizer.LearningRate);
        Assert.Equal("cuda", settings.Device);
        Assert.Equal(new ImageSizeStage(1, 54, 48), Assert.Single(settings.Images.Sizes));
    }

    [Fact]
    public void Settings_written_are_read_back_the_same()
    {
        var settings = Load(Least, "captions.alternatives=alt", "data.hold_out={\"field\":\"concept\",\"share\":0.1}");
        var path = _folder.Combine("copy.json");
        SettingsFile.Save(settings, path);
        SettingsFile.Save(SettingsFile.Load(path), _folder.Combine("again.json"));
        Assert.Equal(File.ReadAllText(path), File.ReadAllText(_folder.Combine("again.json")));
    }

    [Theory]
    [InlineData("optimizer.lr=1", "the unknown setting optimizer.lr; expected one of kind, learning_rate")]
    [InlineData("speed=1", "the unknown setting speed; expected one of")]
    [InlineData("batch_size=1", "batch_size is 1; expected at least 2")]
    [InlineData("steps=0", "steps is 0; expected above 0")]
    [InlineData("batch_size=many", "at batch_size")]
    [InlineData("optimizer.kind=adan", "at optimizer.kind")]
    [InlineData("model.architecture=x", "model needs either start or architecture")]
    [InlineData("data.shards=[]", "data.shards is empty")]
    [InlineData("loss.label_smoothing=1", "loss.label_smoothing is 1")]
    [InlineData("loss.minimum_temperature=0", "loss.minimum_temperature is 0; expected above 0")]
    [InlineData("optimizer.warm_up_steps=10", "optimizer.warm_up_steps is 10")]
    [InlineData("compute.micro_batch_size=100", "compute.micro_batch_size is 100; expected a divisor of the batch of 256")]
    [InlineData("images.flip=2", "images.flip is 2; expected 0 to 1")]
    [InlineData("images.sizes=[{\"from_step\":5,\"resize\":54,\"crop\":48}]", "images.sizes has a stage from step 5; expected 1 first")]
    [InlineData("images.sizes=[{\"from_step\":1,\"resize\":40,\"crop\":48}]", "images.sizes has resize 40 and crop 48")]
    [InlineData("nothing", "The override \"nothing\" has no name and value")]
    public void A_wrong_setting_is_named_with_what_was_expected(string setting, string sentence)
    {
        var error = Assert.Throws<TrainingException>(() => Load(Least, setting));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("optimizer.learning_rate=NaN", "optimizer.learning_rate")]
    [InlineData("optimizer.options.beta1=1e999", "optimizer.options.beta1")]
    [InlineData("optimizer.maximum_gradient_norm=1e999", "optimizer.maximum_gradient_norm")]
    [InlineData("loss.maximum_temperature=-1e999", "loss.maximum_temperature")]
    [InlineData("compute.statistics_momentum=1e999", "compute.statistics_momentum")]
    public void A_number_that_is_none_is_named_in_a_file(string setting, string name) =>
        Assert.Contains(name, Assert.Throws<TrainingException>(() => Load(Least, setting)).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_that_is_none_is_named_before_it_is_written(string name)
    {
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            var settings = WithNumber(Load(Least, Sections), name, value);
            var sentence = $": the setting {name} is {value}; expected a finite number.";
            Assert.Equal("The command" + sentence, Assert.Throws<TrainingException>(() => SettingsFile.Replace(settings, [])).Message);
            Assert.Equal(_folder.Combine("run") + sentence, Assert.Throws<TrainingException>(() => Trainer.Start(settings, _folder.Combine("run"))).Message);
            Assert.False(Directory.Exists(_folder.Combine("run")));
        }
    }

    public static TheoryData<string> Numbers => [.. NumberNames(SettingsJson.Settings, "")];

    [Theory]
    [InlineData("[]", "holds no JSON object")]
    [InlineData("{", "cannot be read")]
    [InlineData("""{"steps": 10}""", "cannot be read")]
    public void A_file_that_is_no_settings_is_refused(string text, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<TrainingException>(() => Load(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("none.json", Assert.Throws<TrainingException>(() => SettingsFile.Load("none.json")).Message, StringComparison.Ordinal);

    // Sections that are not there unless they are set.
    private static readonly string[] Sections = ["data.hold_out={\"field\":\"a\"}", "data.thinning={\"field\":\"a\",\"values\":[\"b\"],\"share\":1}"];

    private static IEnumerable<string> NumberNames(JsonTypeInfo type, string prefix) => type.Properties.SelectMany(property => property.PropertyType switch
    {
        var number when number == typeof(double) || number == typeof(double?) => [prefix + property.Name],
        var section when SettingsJson.Options.GetTypeInfo(section) is { Kind: JsonTypeInfoKind.Object } record => NumberNames(record, $"{prefix}{property.Name}."),
        _ => [],
    });

    // Settings do not change: the number is put into a copy just read.
    private static TrainingSettings WithNumber(TrainingSettings settings, string name, double value)
    {
        object section = settings;
        var properties = SettingsJson.Settings.Properties;
        var keys = name.Split('.');
        foreach (var key in keys[..^1])
        {
            section = properties.Single(property => property.Name == key).Get!(section)!;
            properties = SettingsJson.Options.GetTypeInfo(section.GetType()).Properties;
        }

        properties.Single(property => property.Name == keys[^1]).Set!(section, value);
        return settings;
    }

    private TrainingSettings Load(string text, params string[] overrides)
    {
        var path = _folder.Combine("settings.json");
        File.WriteAllText(path, text);
        return SettingsFile.Load(path, overrides);
    }
}
