namespace AlignSharp.Configuration;

/// <summary>
/// What <c>config.json</c> says of a model (<c>model_type: align</c>), as transformers 4 and 5 write it. Immutable.
/// </summary>
public sealed record AlignConfig
{
    /// <summary>The name of the file in a model's folder.</summary>
    public const string FileName = "config.json";

    /// <summary>The image tower.</summary>
    public EfficientNetConfig Vision { get; init; } = new();

    /// <summary>The text tower.</summary>
    public BertConfig Text { get; init; } = new();

    /// <summary>Width of the common embedding space; equals the image tower's last channels.</summary>
    public int ProjectionDim { get; init; } = 640;

    /// <summary>What the learned temperature started from; the checkpoint holds where it ended.</summary>
    public double TemperatureInitValue { get; init; } = 1.0;

    /// <summary>Standard deviation of freshly initialised weights.</summary>
    public double InitializerRange { get; init; } = 0.02;

    /// <summary>Reads <c>config.json</c> in a model's folder.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <exception cref="ConfigurationException">The file is missing, is no JSON, or holds a value no model can have.</exception>
    public static AlignConfig Load(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Read(JsonSection.ReadFile(Path.Combine(folder, FileName)));
    }

    internal static AlignConfig Read(JsonSection json)
    {
        var type = json.String("model_type", "align");
        if (type != "align")
        {
            throw json.Error("model_type", $"\"{type}\"", "\"align\"");
        }

        var defaults = new AlignConfig();
        return new AlignConfig
        {
            Vision = json.OptionalSection("vision_config") is { } vision ? EfficientNetConfig.Read(vision) : defaults.Vision,
            Text = json.OptionalSection("text_config") is { } text ? BertConfig.Read(text) : defaults.Text,
            ProjectionDim = json.Int32("projection_dim", defaults.ProjectionDim, 1, 65536),
            TemperatureInitValue = json.Double("temperature_init_value", defaults.TemperatureInitValue, 1e-6, 1e6),
            InitializerRange = json.Double("initializer_range", defaults.InitializerRange, 0, 10),
        };
    }
}
