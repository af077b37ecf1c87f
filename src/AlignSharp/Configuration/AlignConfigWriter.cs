using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.IO;

namespace AlignSharp.Configuration;

/// <summary>Writes <c>config.json</c> with the fields, and in the order, in which transformers 5 writes them.</summary>
internal static class AlignConfigWriter
{
    // The release whose layout the file follows; readers use it only to decide on migrations.
    private const string LayoutVersion = "5.23.0";

    public static void Save(AlignConfig config, TensorType type, string folder) => AtomicFile.Write(
        Path.Combine(folder, AlignConfig.FileName),
        stream =>
        {
            using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
            Write(json, config, TypeName(type));
            json.Flush();
            stream.WriteByte((byte)'\n');
        });

    private static void Write(Utf8JsonWriter json, AlignConfig config, string type)
    {
        json.WriteStartObject();
        WriteArray(json, "architectures", static (json, name) => json.WriteStringValue(name), ["AlignModel"]);
        json.WriteString("dtype", type);
        WriteDouble(json, "initializer_range", config.InitializerRange);
        json.WriteString("model_type", "align");
        json.WriteNumber("projection_dim", config.ProjectionDim);
        WriteDouble(json, "temperature_init_value", config.TemperatureInitValue);
        WriteText(json, config.Text, type);
        json.WriteString("transformers_version", LayoutVersion);
        WriteVision(json, config.Vision, type);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, BertConfig config, string type)
    {
        json.WriteStartObject("text_config");
        WriteDouble(json, "attention_probs_dropout_prob", config.AttentionProbsDropoutProb);
        json.WriteNull("bos_token_id");
        json.WriteString("dtype", type);
        json.WriteNull("eos_token_id");
        json.WriteString("hidden_act", ActivationNames.NameOf(config.HiddenAct));
        WriteDouble(json, "hidden_dropout_prob", config.HiddenDropoutProb);
        json.WriteNumber("hidden_size", config.HiddenSize);
        WriteDouble(json, "initializer_range", config.InitializerRange);
        json.WriteNumber("intermediate_size", config.IntermediateSize);
        WriteDouble(json, "layer_norm_eps", config.LayerNormEps);
        json.WriteNumber("max_position_embeddings", config.MaxPositionEmbeddings);
        json.WriteString("model_type", "align_text_model");
        json.WriteNumber("num_attention_heads", config.NumAttentionHeads);
        json.WriteNumber("num_hidden_layers", config.NumHiddenLayers);
        json.WriteNumber("pad_token_id", config.PadTokenId);
        json.WriteNumber("type_vocab_size", config.TypeVocabSize);
        json.WriteNumber("vocab_size", config.VocabSize);
        json.WriteEndObject();
    }

    private static void WriteVision(Utf8JsonWriter json, EfficientNetConfig config, string type)
    {
        json.WriteStartObject("vision_config");
        WriteDouble(json, "batch_norm_eps", config.BatchNormEps);
        WriteDouble(json, "batch_norm_momentum", config.BatchNormMomentum);
        WriteDouble(json, "depth_coefficient", config.DepthCoefficient);
        json.WriteNumber("depth_divisor", config.DepthDivisor);
        WriteIntegers(json, "depthwise_padding", config.DepthwisePadding);
        WriteDouble(json, "drop_connect_rate", config.DropConnectRate);
        json.WriteString("dtype", type);
        WriteIntegers(json, "expand_ratios", config.ExpandRatios);
        json.WriteString("hidden_act", ActivationNames.NameOf(config.HiddenAct));
        json.WriteNumber("hidden_dim", config.HiddenDim);
        json.WriteNumber("image_size", config.ImageSize);
        WriteIntegers(json, "in_channels", config.InChannels);
        WriteDouble(json, "initializer_range", config.InitializerRange);
        WriteIntegers(json, "kernel_sizes", config.KernelSizes);
        json.WriteString("model_type", "align_vision_model");
        WriteIntegers(json, "num_block_repeats", config.NumBlockRepeats);
        json.WriteNumber("num_channels", config.NumChannels);
        json.WriteNumber("num_hidden_layers", config.NumBlockRepeats.Sum() * 4);
        WriteIntegers(json, "out_channels", config.OutChannels);
        json.WriteString("pooling_type", config.PoolingType == PoolingType.Mean ? "mean" : "max");
        WriteDouble(json, "squeeze_expansion_ratio", config.SqueezeExpansionRatio);
        WriteIntegers(json, "strides", config.Strides);
        WriteDouble(json, "width_coefficient", config.WidthCoefficient);
        json.WriteEndObject();
    }

    private static void WriteIntegers(Utf8JsonWriter json, string name, ImmutableArray<int> values) =>
        WriteArray(json, name, static (json, value) => json.WriteNumberValue(value), values);

    private static void WriteArray<T>(Utf8JsonWriter json, string name, Action<Utf8JsonWriter, T> write, IEnumerable<T> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(json, value);
        }

        json.WriteEndArray();
    }

    // A whole number keeps its ".0": transformers checks that the field is no integer.
    private static void WriteDouble(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        json.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0");
    }

    private static string TypeName(TensorType type) => type switch
    {
        TensorType.Float16 => "float16",
        TensorType.BFloat16 => "bfloat16",
        TensorType.Float32 => "float32",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Expected Float32, Float16 or BFloat16."),
    };
}
