using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace AlignSharp.Search.Stores.Records;

/// <summary>Finds out how a record is stored: its key, one vector, and fields that JSON can hold.</summary>
internal sealed class RecordModelBuilder() : CollectionModelBuilder(new CollectionModelBuildingOptions
{
    RequiresAtLeastOneVector = true,
    SupportsMultipleVectors = false,
})
{
    private static readonly HashSet<Type> FieldTypes =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(float), typeof(double), typeof(string[]), typeof(List<string>),
    ];

    // Columns of an entry that hold no field of a record: a filter would compare with them.
    private static readonly HashSet<string> TakenNames = ["name", "bytes", "modified", "hash"];

    protected override bool SupportsKeyAutoGeneration(Type keyPropertyType) => false;

    protected override void ValidateKeyProperty(KeyPropertyModel keyProperty)
    {
        base.ValidateKeyProperty(keyProperty);
        if (!RecordKeys.IsSupported(keyProperty.Type))
        {
            throw new NotSupportedException($"The key {keyProperty.ModelName} is of the type {keyProperty.Type.Name}; expected {RecordKeys.Supported}.");
        }
    }

    protected override void ValidateProperty(PropertyModel propertyModel, VectorStoreCollectionDefinition? definition)
    {
        base.ValidateProperty(propertyModel, definition);
        if (propertyModel is DataPropertyModel && TakenNames.Contains(propertyModel.StorageName))
        {
            throw new NotSupportedException(
                $"The field {propertyModel.ModelName} is stored as {propertyModel.StorageName}, which entries have of their own; expected another storage name.");
        }
    }

    protected override bool IsDataPropertyTypeValid(Type type, out string supportedTypes)
    {
        supportedTypes = "string, bool, int, long, float, double, string[], List<string>";
        return FieldTypes.Contains(Nullable.GetUnderlyingType(type) ?? type);
    }

    protected override bool IsVectorPropertyTypeValid(Type type, out string supportedTypes)
    {
        supportedTypes = "ReadOnlyMemory<float>, Embedding<float>, float[]";
        return (Nullable.GetUnderlyingType(type) ?? type) is { } vector
            && (vector == typeof(ReadOnlyMemory<float>) || vector == typeof(Embedding<float>) || vector == typeof(float[]));
    }
}
