using System.Text.Json;
using System.Text.Json.Nodes;
using AlignSharp.IO;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Runs;

/// <summary>Sets resize and crop in a model's processor files, in whichever of transformers' layouts they are.</summary>
internal static class ProcessorSize
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(string folder, ImageSizeStage size)
    {
        foreach (var name in new[] { "processor_config.json", "preprocessor_config.json" })
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path) && JsonNode.Parse(File.ReadAllText(path)) is JsonObject root && Section(root) is { } section)
            {
                section["do_resize"] = true;
                section["size"] = Square(size.Resize);
                section["do_center_crop"] = true;
                section["crop_size"] = Square(size.Crop);
                AtomicFile.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(root, Indented));
            }
        }
    }

    private static JsonObject? Section(JsonObject root) =>
        root["image_processor"] as JsonObject ?? (root.ContainsKey("do_resize") || root.ContainsKey("size") ? root : null);

    private static JsonObject Square(int side) => new() { ["height"] = side, ["width"] = side };
}
