using System.CommandLine;
using AlignSharp.Server.Options;

namespace AlignSharp.Cli.Serve;

/// <summary>How much requests may ask for.</summary>
internal sealed class LimitFlags
{
    private readonly AtLeastOption _body = new("--max-body", "The largest body of a request, in bytes (default: 33554432).");
    private readonly AtLeastOption _pixels = new("--max-pixels", "The most pixels of one picture (default: 50000000).");
    private readonly AtLeastOption _characters = new("--max-characters", "The most characters of one text (default: 16384).");
    private readonly AtLeastOption _texts = new("--max-texts", "The most texts of one request (default: 512).");
    private readonly AtLeastOption _prompts = new("--max-prompts", "The most labels times templates of one classification (default: 10000).");
    private readonly AtLeastOption _pictures = new("--max-pictures", "The most pictures of one request (default: 32).");
    private readonly AtLeastOption _requests = new("--max-requests", "The most requests worked on at once (default: 32).");
    private readonly AtLeastOption _time = new("--request-time", "Seconds that a request may take (default: 30).");
    private readonly AtLeastOption _shutdown = new("--shutdown-time", "Seconds that requests under way may go on when the server stops (default: 30).");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_body, _pixels, _characters, _texts, _prompts, _pictures, _requests, _time, _shutdown])
        {
            command.Add(option);
        }
    }

    public LimitOptions Read(ParseResult parsed)
    {
        var usual = new LimitOptions();
        return new()
        {
            MaximumBodyBytes = parsed.GetValue(_body) ?? usual.MaximumBodyBytes,
            MaximumPixels = parsed.GetValue(_pixels) ?? usual.MaximumPixels,
            MaximumCharacters = _characters.Or(parsed, usual.MaximumCharacters),
            MaximumTexts = _texts.Or(parsed, usual.MaximumTexts),
            MaximumPrompts = _prompts.Or(parsed, usual.MaximumPrompts),
            MaximumPictures = _pictures.Or(parsed, usual.MaximumPictures),
            MaximumRequests = _requests.Or(parsed, usual.MaximumRequests),
            RequestTime = _time.SecondsOr(parsed, usual.RequestTime),
            ShutdownTime = _shutdown.SecondsOr(parsed, usual.ShutdownTime),
        };
    }
}
