using System.CommandLine;
using AlignSharp.Server.Options;

namespace AlignSharp.Cli.Serve;

/// <summary>Who may ask, how often, and for what.</summary>
internal sealed class AccessFlags
{
    private readonly Option<string?> _keys = new("--api-keys")
    {
        Description = "A file with the keys that are let in, as 'align serve key' makes them. Without it everybody is.",
        HelpName = "FILE",
    };

    private readonly Option<double?> _rate = new("--rate-limit")
    {
        Description = "Requests a second that each key, or each address without keys, may make (default: any number).",
        HelpName = "N",
    };

    private readonly AtLeastOption _burst = new("--burst", "Requests that a key or address may make at once after a pause (default: 20).");

    private readonly Option<bool> _remote = new("--allow-remote-pictures")
    {
        Description = "Fetch pictures that requests name by URL, from public addresses only.",
    };

    private readonly Option<string[]> _hosts = new("--allowed-hosts")
    {
        Description = "Host names that requests may name (default: those of this machine where only it is listened to, else any).",
        HelpName = "NAME",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_keys, _rate, _burst, _remote, _hosts])
        {
            command.Add(option);
        }
    }

    public AccessOptions Read(ParseResult parsed)
    {
        var usual = new AccessOptions();
        return new()
        {
            KeysFile = parsed.GetValue(_keys),
            RequestsPerSecond = parsed.GetValue(_rate),
            Burst = _burst.Or(parsed, usual.Burst),
            AllowRemotePictures = parsed.GetValue(_remote),
            AllowedHosts = [.. parsed.GetValue(_hosts) ?? []],
        };
    }
}
