using System.CommandLine;
using System.Globalization;

namespace AlignSharp.Cli.Serve;

/// <summary>A number with a least value; left out, the library's default applies.</summary>
internal sealed class AtLeastOption : Option<long?>
{
    public AtLeastOption(string name, string description, long least = 1)
        : base(name)
    {
        Description = description;
        HelpName = "N";
        Validators.Add(result =>
        {
            // The text itself is looked at: asking for the value of one that is no number throws.
            if (result.Tokens is [var token]
                && !(long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= int.MaxValue))
            {
                result.AddError($"{name} is {token.Value}; expected {least} to {int.MaxValue}.");
            }
        });
    }

    public int Or(ParseResult parsed, int otherwise) => (int)(parsed.GetValue(this) ?? otherwise);

    public TimeSpan SecondsOr(ParseResult parsed, TimeSpan otherwise) =>
        parsed.GetValue(this) is { } seconds ? TimeSpan.FromSeconds(seconds) : otherwise;
}
