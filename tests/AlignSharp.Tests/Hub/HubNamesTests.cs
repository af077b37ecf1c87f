using AlignSharp.Hub;
using CsCheck;

namespace AlignSharp.Tests.Hub;

public sealed class HubNamesTests
{
    [Theory]
    [InlineData("kakaobrain/align-base", "models--kakaobrain--align-base")]
    [InlineData("bert-base-uncased", "models--bert-base-uncased")]
    [InlineData("a/b_c.d-e", "models--a--b_c.d-e")]
    [InlineData("_a/b", "models--_a--b")]
    public void Repositories_have_a_folder_each(string name, string folder) =>
        Assert.Equal(folder, RepositoryId.Parse(name).FolderName);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("a/")]
    [InlineData("/a")]
    [InlineData("a/b/c")]
    [InlineData("../b")]
    [InlineData("a/..")]
    [InlineData(".a/b")]
    [InlineData("a/b.")]
    [InlineData("a/-b")]
    [InlineData("a--b/c")]
    [InlineData("a/b..c")]
    [InlineData("a/b.git")]
    [InlineData("a b/c")]
    [InlineData("a\\b")]
    [InlineData("a/b\n")]
    [InlineData("é/b")]
    [InlineData("a/b?x=1")]
    [InlineData("a/0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456")]
    public void Names_that_no_repository_can_have_are_refused(string name)
    {
        Assert.False(HubClient.IsRepositoryName(name));
        Assert.Equal(HubFailure.InvalidName, Assert.Throws<HubException>(() => RepositoryId.Parse(name)).Failure);
    }

    [Theory]
    [InlineData("main", false)]
    [InlineData("v1.0", false)]
    [InlineData("refs/pr/12", false)]
    [InlineData("feature/new_head", false)]
    [InlineData("0123456789abcdef0123456789abcdef01234567", true)]
    [InlineData("0123456789ABCDEF0123456789abcdef01234567", false)]
    public void Revisions_are_branches_tags_and_commits(string name, bool isCommit) =>
        Assert.Equal(isCommit, Revision.Parse(name).IsCommit);

    [Theory]
    [InlineData("")]
    [InlineData("../main")]
    [InlineData("a/../b")]
    [InlineData("/main")]
    [InlineData("main/")]
    [InlineData(".hidden")]
    [InlineData("a//b")]
    [InlineData("main.lock")]
    [InlineData("-x")]
    [InlineData("main.")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("a:b")]
    [InlineData("a\0b")]
    public void Names_that_no_revision_can_have_are_refused(string name) =>
        Assert.Equal(HubFailure.InvalidName, Assert.Throws<HubException>(() => Revision.Parse(name)).Failure);

    [Theory]
    [InlineData("config.json")]
    [InlineData(".gitattributes")]
    [InlineData("onnx/model.onnx")]
    [InlineData("1_Pooling/config.json")]
    [InlineData("with space.txt")]
    [InlineData("console.txt")]
    [InlineData("日本語.md")]
    public void Ordinary_file_names_are_safe(string path) => Assert.True(RemotePath.IsSafe(path));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/..")]
    [InlineData("../a")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    [InlineData("C:a")]
    [InlineData("a:stream")]
    [InlineData("CON")]
    [InlineData("con.json")]
    [InlineData("aux .json")]
    [InlineData("COM1")]
    [InlineData("a/lpt9.txt")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("a\0")]
    [InlineData("a?")]
    public void Names_that_could_leave_their_folder_on_some_system_are_not_safe(string path) =>
        Assert.False(RemotePath.IsSafe(path));

    [Fact]
    public void Whatever_is_safe_stays_inside()
    {
        var root = Path.GetFullPath("/cache/snapshot");
        Gen.Char["./\\:aN\0 ~"].Array[1, 12].Select(letters => new string(letters)).Sample(path =>
            !RemotePath.IsSafe(path)
            || Path.GetFullPath(Path.Combine(root, path)).StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }
}
