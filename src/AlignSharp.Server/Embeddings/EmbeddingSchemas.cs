using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AlignSharp.Server.Embeddings;

/// <summary>Describes what converters of ours read and write, and whose types therefore tell nothing of it.</summary>
internal static class EmbeddingSchemas
{
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(EmbeddingInput))
        {
            (schema.Type, schema.Properties) = (null, null);
            schema.OneOf = [Text("A text, or a picture as a data URL."), new OpenApiSchema { Type = JsonSchemaType.Array, MinItems = 1, Items = Item() }];
        }
        else if (context.JsonTypeInfo.Type == typeof(EmbeddingValue))
        {
            (schema.Type, schema.Properties) = (null, null);
            schema.OneOf =
            [
                new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Number, Format = "float" } },
                new OpenApiSchema { Type = JsonSchemaType.String, Format = "byte", Description = "Base64 of little-endian float32." },
            ];
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Item() => new()
    {
        OneOf =
        [
            Text("A text, or a picture as a data URL."),
            Part("text", Text("The text.")),
            Part("image_url", new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = new Dictionary<string, IOpenApiSchema> { ["url"] = Text("A picture as a data URL, or as a URL where the server allows it.") },
                Required = new HashSet<string> { "url" },
            }),
        ],
    };

    /// <summary>A part of several: its kind, and what it is under the name of its kind.</summary>
    private static OpenApiSchema Part(string kind, OpenApiSchema content) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [kind] },
            [kind] = content,
        },
        Required = new HashSet<string> { "type", kind },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
