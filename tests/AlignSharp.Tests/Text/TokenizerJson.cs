using System.Text.Json.Nodes;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Text;

/// <summary>A tokenizer.json to change and write, as the tokenizers library would write it for a small vocabulary.</summary>
internal sealed class TokenizerJson
{
    private readonly JsonObject _root;

    private TokenizerJson(JsonObject root) => _root = root;

    public static TokenizerJson Small(params string[] tokens)
    {
        var vocabulary = new JsonObject();
        foreach (var token in tokens)
        {
            vocabulary.Add(token, vocabulary.Count);
        }

        return new TokenizerJson(new JsonObject
        {
            ["added_tokens"] = new JsonArray(),
            ["normalizer"] = new JsonObject { ["type"] = "BertNormalizer" },
            ["pre_tokenizer"] = new JsonObject { ["type"] = "BertPreTokenizer" },
            ["model"] = new JsonObject { ["type"] = "WordPiece", ["unk_token"] = "[UNK]", ["vocab"] = vocabulary },
        });
    }

    /// <summary>Sets a field; "model/type" is the field type of model.</summary>
    public TokenizerJson With(string path, JsonNode? value)
    {
        var names = path.Split('/');
        var parent = names[..^1].Aggregate((JsonNode)_root, (node, name) => node[name]!);
        parent[names[^1]] = value?.DeepClone();
        return this;
    }

    public void Write(TemporaryFolder folder) => File.WriteAllText(folder.Combine("tokenizer.json"), _root.ToJsonString());
}
