using AlignSharp.Cli.Inputs;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Inputs;

public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pictures_of_all_folders_come_in_the_order_of_their_paths()
    {
        string[] paths = ["Z.png", "a-b/1.png", "a.jpg", "a/2.JPG", "a/b/3.webp", "a/c.png", "a0.gif", "ä.bmp", "猫.tiff"];
        foreach (var path in paths.Reverse())
        {
            Create(path);
        }

        Create("a/notes.txt");
        Create("README");

        Assert.Equal(paths.Select(path => _folder.Combine(path)), PictureFolder.Enumerate(_folder.FullName));
    }

    [Fact]
    public void A_link_to_a_folder_above_does_not_lead_in_circles()
    {
        Create("below/picture.png");
        Directory.CreateSymbolicLink(_folder.Combine("below", "up"), _folder.FullName);

        Assert.Equal([_folder.Combine("below", "picture.png")], PictureFolder.Enumerate(_folder.FullName));
    }

    private void Create(string path)
    {
        var full = _folder.Combine(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, []);
    }
}
