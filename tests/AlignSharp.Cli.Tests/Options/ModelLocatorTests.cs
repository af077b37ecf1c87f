using AlignSharp.Cli.Options;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Options;

public sealed class ModelLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_default_model_is_the_one_in_the_repository_above_the_program() =>
        Assert.Equal(Fixtures.AlignMini, ModelLocator.Find(null, _ => null));

    [Fact]
    public void The_model_beside_the_program_comes_before_one_above_it()
    {
        var outer = Install("");
        var inner = Install("program");

        Assert.Equal(inner, ModelLocator.FindDefault(_folder.Combine("program")));
        Assert.Equal(outer, ModelLocator.FindDefault(_folder.FullName));
    }

    [Fact]
    public void The_option_comes_before_the_environment_and_that_before_the_default()
    {
        Assert.Equal(_folder.FullName, ModelLocator.Find(null, _ => _folder.FullName));
        Assert.Equal(_folder.FullName, ModelLocator.Find(_folder.FullName, _ => "elsewhere"));
    }

    [Fact]
    public void A_model_that_is_nowhere_is_named()
    {
        var error = Assert.Throws<AlignException>(() => ModelLocator.Find("no/where/to be found", _ => null));

        Assert.StartsWith("no/where/to be found was not found; ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_default_model_the_places_that_were_looked_at_are_named()
    {
        var error = Assert.Throws<AlignException>(() => ModelLocator.FindDefault(_folder.FullName));

        Assert.Contains(_folder.FullName, error.Message, StringComparison.Ordinal);
    }

    private string Install(string folder)
    {
        var model = _folder.Combine(folder, "models", "align-mini");
        Directory.CreateDirectory(model);
        File.WriteAllText(Path.Combine(model, "config.json"), "{}");
        return Path.GetFullPath(model);
    }
}
