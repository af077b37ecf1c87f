using System.CommandLine;

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
            if (result.GetValueOrDefault<long?>() is { } value && (value < least || value > int.MaxValue))
            {
                result.AddError($"{name} is {value}; expected {least} to {int.MaxValue}.");
            }
        });
    }

    public int Or(ParseResult parsed, int otherwise) => (int)(parsed.GetValue(this) ?? otherwise);

    public TimeSpan SecondsOr(ParseResult parsed, TimeSpan otherwise) =>
        parsed.GetValue(this) is { } seconds ? TimeSpan.FromSeconds(seconds) : otherwise;
}
