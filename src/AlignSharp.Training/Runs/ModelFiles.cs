using AlignSharp.Checkpoints;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Towers;

namespace AlignSharp.Training.Runs;

/// <summary>Writes a model with the processor files it began with, brought to the size it is trained for.</summary>
/// <param name="from">The folder of the processor files.</param>
/// <param name="size">The size of pictures at the end of the run; null leaves that of the files.</param>
internal sealed class ModelFiles(string from, ImageSizeStage? size)
{
    public void Save(AlignTowers towers, string folder, TensorType type)
    {
        towers.Save(folder, type);
        AlignProcessor.CopyFiles(from, folder);
        if (size is not null)
        {
            ProcessorSize.Write(folder, size);
        }
    }
}
