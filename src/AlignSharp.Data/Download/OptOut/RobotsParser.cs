using System.Collections.Immutable;
using System.Text;

namespace AlignSharp.Data.Download.OptOut;

/// <summary>
/// Reads a robots.txt (RFC 9309): groups of rules behind one or more user-agent lines. All groups that name the robot
/// are taken together; where none does, those for <c>*</c>. Lines that are not understood are passed over.
/// </summary>
internal sealed class RobotsParser
{
    private readonly string _robotName;
    private readonly ImmutableArray<RobotsRule>.Builder _named = ImmutableArray.CreateBuilder<RobotsRule>();
    private readonly ImmutableArray<RobotsRule>.Builder _everyone = ImmutableArray.CreateBuilder<RobotsRule>();
    private bool _readingAgents;
    private bool _forUs;
    private bool _forEveryone;
    private bool _isNamed;

    private RobotsParser(string robotName) => _robotName = robotName;

    public static RobotsRules Parse(ReadOnlySpan<byte> file, string robotName)
    {
        var parser = new RobotsParser(robotName);
        foreach (var line in Encoding.UTF8.GetString(file).TrimStart('\uFEFF').AsSpan().EnumerateLines())
        {
            parser.ReadLine(line);
        }

        return new((parser._isNamed ? parser._named : parser._everyone).ToImmutable());
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        line = comment < 0 ? line : line[..comment];
        var colon = line.IndexOf(':');
        if (colon < 0)
        {
            return;
        }

        var value = line[(colon + 1)..].Trim();
        switch (line[..colon].Trim().ToString().ToUpperInvariant())
        {
            case "USER-AGENT":
                BeginGroup(value);
                break;
            case "ALLOW":
                AddRule(allow: true, value);
                break;
            case "DISALLOW":
                AddRule(allow: false, value);
                break;
        }
    }

    private void BeginGroup(ReadOnlySpan<char> agent)
    {
        if (!_readingAgents)
        {
            (_readingAgents, _forUs, _forEveryone) = (true, false, false);
        }

        var name = ProductToken(agent);
        _forEveryone |= agent.StartsWith("*");
        _forUs |= name.Equals(_robotName, StringComparison.OrdinalIgnoreCase);
        _isNamed |= _forUs;
    }

    private void AddRule(bool allow, ReadOnlySpan<char> pattern)
    {
        _readingAgents = false;
        if (pattern.IsEmpty || pattern[0] is not ('/' or '*'))
        {
            return;
        }

        var rule = new RobotsRule(allow, RobotsPath.Normalize(pattern.ToString()));
        if (_forUs)
        {
            _named.Add(rule);
        }

        if (_forEveryone)
        {
            _everyone.Add(rule);
        }
    }

    // "Name/1.0 (comment)" is written by many; only the name counts.
    private static ReadOnlySpan<char> ProductToken(ReadOnlySpan<char> agent)
    {
        var end = agent.IndexOfAny('/', ' ', '\t');
        return end < 0 ? agent : agent[..end];
    }
}
