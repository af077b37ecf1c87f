using System.CommandLine;
using System.Globalization;
using System.Numerics;
using AlignSharp.Cli.Options;

namespace AlignSharp.Cli.Data;

/// <summary>A number that bounds what is kept. Absent, it bounds nothing; below its own minimum, it cannot be meant.</summary>
internal sealed class BoundOption<T> : Option<T?>
    where T : struct, INumber<T>
{
    public BoundOption(string name, T minimum, string description)
        : base(name)
    {
        Description = description;
        HelpName = "N";
        Validators.Add(result =>
        {
            // Written so that NaN, which is not above anything, is refused too.
            if (result.Number<T>() is { } value && !(value >= minimum))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; expected at least {minimum}."));
            }
        });
    }
}
