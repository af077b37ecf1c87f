using System.Text;
using AlignSharp.Data.Pairs.Captions;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Pairs.Captions;

public sealed class CaptionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("c.csv", "image,caption\na.jpg,first\na.jpg,\"second, with \"\"quotes\"\"\nand a line\"\nb.jpg,third\n")]
    [InlineData("c.csv", "\uFEFFid,caption,Image\r\n1,first,a.jpg\r\n2,\"second, with \"\"quotes\"\"\nand a line\",a.jpg\r\n3,third,b.jpg")]
    public void Csv_may_quote_and_order_its_columns_freely(string name, string text)
    {
        var table = Read(name, text);

        Assert.Equal(["a.jpg: first|second, with \"quotes\"\nand a line", "b.jpg: third"], Show(table));
        Assert.Empty(table.Malformed);
    }

    [Fact]
    public void In_tsv_quotes_are_letters()
    {
        Assert.Equal(["a.jpg: \"first\" one, two"], Show(Read("c.tsv", "file\ttitle\na.jpg\t\"first\" one, two\n")));
    }

    [Fact]
    public void Kaggles_flickr30k_is_read_and_its_broken_row_counted()
    {
        var table = Read("results.csv", "image_name| comment_number| comment\na.jpg| 0| Two dogs , running .\na.jpg| 4   A dog runs .\nb.jpg| 0| \"A cat\" .\n");

        Assert.Equal(["a.jpg:  Two dogs , running .", "b.jpg:  \"A cat\" ."], Show(table));
        Assert.Equal($"{_folder.Combine("results.csv")} has 2 fields in line 3; expected 3.", Assert.Single(table.Malformed));
    }

    [Fact]
    public void Named_columns_are_taken()
    {
        var table = CaptionFile.Read(
            Write("c.csv", "image,caption,key,words\nx,y,a.jpg,right\n"), CaptionEncoding.Utf8, new CaptionColumns("KEY", "words"));

        Assert.Equal(["a.jpg: right"], Show(table));
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var error = Assert.Throws<CaptionException>(() => Read("c.csv", "a,caption\n1,2\n"));
        var asked = Assert.Throws<CaptionException>(
            () => CaptionFile.Read(Write("c.csv", "image,caption\n1,2\n"), CaptionEncoding.Utf8, new CaptionColumns(Caption: "words")));

        Assert.StartsWith($"{_folder.Combine("c.csv")} has the columns a, caption; expected one of image, image_name", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("has the columns image, caption; expected the column words.", asked.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_quote_names_its_line()
    {
        var error = Assert.Throws<CaptionException>(() => Read("c.csv", "image,caption\na.jpg,x\nb.jpg,\"open\nc.jpg,x\n"));

        Assert.EndsWith("has a quote in the row of line 3 that is not closed; expected another quote.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Coco_captions_go_to_the_images_they_name()
    {
        var table = Read("captions_val2017.json", """
            {"info": {}, "licenses": [],
             "images": [{"id": 9, "file_name": "b.jpg", "height": 1}, {"id": 3, "file_name": "a.jpg"}, {"id": 4, "file_name": "none.jpg"}],
             "annotations": [{"image_id": 3, "id": 1, "caption": "one"}, {"image_id": 9, "id": 2, "caption": "two"},
                             {"image_id": 3, "id": 3, "caption": "three"}, {"image_id": 77, "id": 4, "caption": "lost"}]}
            """);

        Assert.Equal(["b.jpg: two", "a.jpg: one|three"], Show(table));
        Assert.EndsWith("has a caption of image 77, which is not among its images.", Assert.Single(table.Malformed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"images\": []}", " lacks images or annotations; expected COCO captions with both.")]
    [InlineData("null", " lacks images or annotations; expected COCO captions with both.")]
    [InlineData("{\"images\": [}", " is no COCO captions file (line 1); expected images and annotations.")]
    public void What_is_no_coco_file_is_refused(string json, string sentence)
    {
        Assert.Equal(_folder.Combine("c.json") + sentence, Assert.Throws<CaptionException>(() => Read("c.json", json)).Message);
    }

    [Fact]
    public void Flickr_tokens_are_read()
    {
        var table = Read("results.token", "100.jpg#0\tTwo men .\n100.jpg#1\tMen #1\tat work .\nno token\n\n200.jpg#0\tA dog .\n");

        Assert.Equal(["100.jpg: Two men .|Men #1\tat work .", "200.jpg: A dog ."], Show(table));
        Assert.EndsWith("has a line 3 that is not of the form picture#number, tab, caption.", Assert.Single(table.Malformed), StringComparison.Ordinal);
    }

    [Fact]
    public void Latin1_is_a_clear_error_unless_it_is_asked_for()
    {
        var path = _folder.Combine("c.csv");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("image,caption\na.jpg,un café\n"));

        var error = Assert.Throws<CaptionException>(() => CaptionFile.Read(path, CaptionEncoding.Utf8, new CaptionColumns()));

        Assert.Equal($"{path} has the byte 0xE9 at offset 26, which is no UTF-8 there; expected UTF-8 (Latin-1 is read when the encoding is given as latin1).", error.Message);
        Assert.Equal(["a.jpg: un café"], Show(CaptionFile.Read(path, CaptionEncoding.Latin1, new CaptionColumns())));
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(131_071)]
    [InlineData(200_000)]
    public void A_wrong_byte_is_found_wherever_it_is(int offset)
    {
        byte[] bytes = [.. "é"u8, .. Enumerable.Repeat((byte)'x', offset - 2), 0xFF, (byte)'x'];
        File.WriteAllBytes(_folder.Combine("c.csv"), bytes);

        var error = Assert.Throws<CaptionException>(() => CaptionText.Open(_folder.Combine("c.csv"), CaptionEncoding.Utf8));

        Assert.Contains($"0xFF at offset {offset},", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_across_blocks_are_letters()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("日本😀", 30_000));

        using var reader = CaptionText.Open(Write("c.txt", text), CaptionEncoding.Utf8);

        Assert.Equal(text, reader.ReadToEnd());
    }

    [Fact]
    public void A_letter_cut_off_at_the_end_is_found()
    {
        File.WriteAllBytes(_folder.Combine("c.csv"), [.. "ab"u8, 0xE6, 0x97]);

        Assert.Contains(
            "0xE6 at offset 2,",
            Assert.Throws<CaptionException>(() => CaptionText.Open(_folder.Combine("c.csv"), CaptionEncoding.Utf8)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Other_kinds_and_missing_files_are_refused()
    {
        Assert.Contains("expected .csv, .tsv, .json", Assert.Throws<CaptionException>(() => Read("c.xlsx", "")).Message, StringComparison.Ordinal);
        Assert.Throws<CaptionException>(() => CaptionFile.Read(_folder.Combine("none.csv"), CaptionEncoding.Utf8, new CaptionColumns()));
        Assert.EndsWith("is empty; expected a header with the columns' names.", Assert.Throws<CaptionException>(() => Read("c.csv", "")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Show(CaptionTable table) =>
        table.Captions.Select(entry => $"{entry.Key}: {string.Join('|', entry.Value)}");

    private CaptionTable Read(string name, string text) => CaptionFile.Read(Write(name, text), CaptionEncoding.Utf8, new CaptionColumns());

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.Combine(name), text);
        return _folder.Combine(name);
    }
}
