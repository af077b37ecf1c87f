using System.CommandLine;
using AlignSharp.Server.Options;

namespace AlignSharp.Cli.Serve;

/// <summary>How requests are joined into batches.</summary>
internal sealed class BatchingFlags
{
    private readonly AtLeastOption _texts = new("--batch-texts", "The most texts computed together; 1 turns batching off (default: 64).");
    private readonly AtLeastOption _tokens = new("--batch-tokens", "The most tokens computed together, padding included (default: 2048).");
    private readonly AtLeastOption _pictures = new("--batch-pictures", "The most pictures computed together; 1 turns batching off (default: 8).");
    private readonly AtLeastOption _textQueue = new("--queue-texts", "Texts that may wait; past that requests are refused with 429 (default: 512).");
    private readonly AtLeastOption _wait = new("--queue-time", "Milliseconds that what is ahead of a request may take; past that it is refused with 429 (default: 10).");
    private readonly AtLeastOption _pictureQueue = new("--queue-pictures", "Pictures that may wait (default: 64).");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_texts, _tokens, _pictures, _wait, _textQueue, _pictureQueue])
        {
            command.Add(option);
        }
    }

    public BatchingOptions Read(ParseResult parsed)
    {
        var usual = new BatchingOptions();
        return new()
        {
            MaximumTexts = _texts.Or(parsed, usual.MaximumTexts),
            MaximumTokens = _tokens.Or(parsed, usual.MaximumTokens),
            MaximumPictures = _pictures.Or(parsed, usual.MaximumPictures),
            MaximumWait = parsed.GetValue(_wait) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : usual.MaximumWait,
            TextQueue = _textQueue.Or(parsed, usual.TextQueue),
            PictureQueue = _pictureQueue.Or(parsed, usual.PictureQueue),
        };
    }
}
