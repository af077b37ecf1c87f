using System.Text.Json.Nodes;

namespace AlignSharp.Testing;

/// <summary>Writes the configuration of a model of two stages and one layer, which takes a step in milliseconds.</summary>
internal static class TinyArchitecture
{
    public static void Write(string folder)
    {
        var config = Read(Fixtures.Path("models", "train_step"));
        var vocabulary = Read(Fixtures.AlignMini)["text_config"]!["vocab_size"]!.GetValue<int>();
        Set(config, ("projection_dim", 8));
        Set(config["text_config"]!, ("vocab_size", vocabulary), ("max_position_embeddings", 64), ("num_hidden_layers", 1), ("hidden_size", 16), ("hidden_dropout_prob", 0.2), ("attention_probs_dropout_prob", 0.2));
        Set(config["vision_config"]!, ("image_size", 32), ("drop_connect_rate", 0.5), ("num_hidden_layers", 4));
        foreach (var (name, values) in Stages)
        {
            config["vision_config"]![name] = new JsonArray([.. values.Select(static value => JsonValue.Create(value))]);
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "config.json"), config.ToJsonString());
        AlignProcessor.Load(Fixtures.AlignMini).Save(folder);
    }

    private static (string Name, int[] Values)[] Stages =>
    [
        ("in_channels", [32, 16]), ("out_channels", [16, 24]), ("kernel_sizes", [3, 5]), ("strides", [1, 2]),
        ("num_block_repeats", [1, 2]), ("expand_ratios", [1, 6]),
    ];

    private static JsonNode Read(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "config.json")))!;

    private static void Set(JsonNode section, params ReadOnlySpan<(string Name, JsonNode Value)> values)
    {
        foreach (var (name, value) in values)
        {
            section[name] = value;
        }
    }
}
