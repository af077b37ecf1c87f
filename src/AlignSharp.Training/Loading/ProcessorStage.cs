using AlignSharp.Configuration;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Loading;

/// <summary>The picture size of a model's processor, for runs that name none.</summary>
internal static class ProcessorStage
{
    /// <exception cref="TrainingException">The processor's pictures are not resized to a square that holds its crop.</exception>
    public static ImageSizeStage Of(ImageProcessorConfig config, string folder)
    {
        var (size, crop) = (config.Size, config.DoCenterCrop ? config.CropSize : config.Size);
        var isSquare = size.Width == size.Height && crop.Width == crop.Height;
        return config.DoResize && config.ShortestEdge is null && isSquare && crop.Width <= size.Width
            ? new ImageSizeStage(1, size.Width, crop.Width)
            : throw new TrainingException($"The processor in {folder} {Found(config, crop)}; expected a square resize that holds a square crop, or sizes in images.sizes.");
    }

    private static string Found(ImageProcessorConfig config, ImageSize crop) => config switch
    {
        { DoResize: false } => "does not resize",
        { ShortestEdge: { } edge } => $"resizes the shortest edge to {edge}",
        _ => $"resizes to {config.Size.Width} x {config.Size.Height} and crops to {crop.Width} x {crop.Height}",
    };
}
