using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Tests.Settings;

public sealed class FullPathsTests
{
    [Fact]
    public void Braces_globs_and_folders_stay_what_they_are_behind_the_folder_in_full()
    {
        var here = Directory.GetCurrentDirectory();
        var settings = FullPaths.Of(new TrainingSettings
        {
            Steps = 1,
            Model = new ModelSettings { Start = "models/mine" },
            Data = new DataSettings { Shards = ["data/train-{000..009}.tar", "more/*.tar", "folder/", "/data/{a,b}.tar"] },
            Evaluation = new EvaluationSettings { Shards = ["**/test.tar"] },
        });
        Assert.Equal(
            [Path.Combine(here, "data/train-{000..009}.tar"), Path.Combine(here, "more/*.tar"), Path.Combine(here, "folder/"), "/data/{a,b}.tar"],
            settings.Data.Shards);
        Assert.Equal([Path.Combine(here, "**/test.tar")], settings.Evaluation.Shards);
        Assert.Equal(Path.Combine(here, "models", "mine"), settings.Model.Start);
    }

    [Fact]
    public void Names_that_are_empty_stay_for_the_reader_to_refuse() =>
        Assert.Equal("", FullPaths.Of(new TrainingSettings { Steps = 1, Model = new ModelSettings { Start = "" }, Data = new DataSettings { Shards = ["a.tar"] } }).Model.Start);
}
