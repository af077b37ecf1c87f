using System.Collections.Immutable;
using System.CommandLine;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Serve;

/// <summary><c>--index NAME=PATH</c>: an index that can be searched.</summary>
internal sealed class IndexOption : Option<string[]>
{
    public IndexOption()
        : base("--index")
    {
        Description = "An index that can be searched, under a name: a folder, or garnet://HOST:PORT/NAME; may be given several times.";
        HelpName = "NAME=PATH";
    }

    /// <exception cref="UsageException">A value has no name or no path, or a name is given twice.</exception>
    public ImmutableDictionary<string, string> Read(ParseResult parsed)
    {
        var indexes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var given in parsed.GetValue(this) ?? [])
        {
            if (given.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } path])
            {
                throw new UsageException($"--index is \"{given}\"; expected NAME=PATH.");
            }

            if (!indexes.TryAdd(name, path))
            {
                throw new UsageException($"--index names {name} twice; expected every name once.");
            }
        }

        return indexes.ToImmutable();
    }
}
