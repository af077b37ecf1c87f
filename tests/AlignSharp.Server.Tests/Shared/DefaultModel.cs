namespace AlignSharp.Server.Tests;

/// <summary>The default model without a server: what answers are compared with.</summary>
internal static class DefaultModel
{
    private static readonly Lazy<AlignModel> Model = new(() => AlignModel.Load(Fixtures.AlignMini, new() { Threads = 1 }));

    public static AlignModel Value => Model.Value;

    public static float[] Embed(string text) => [.. Value.GetTextFeatures([text]).Normalized().Values];

    public static float[] Embed(byte[] picture) =>
        [.. Value.GetImageFeatures([Imaging.ImageDecoder.Default.Decode(picture, "sample")]).Normalized().Values];
}
