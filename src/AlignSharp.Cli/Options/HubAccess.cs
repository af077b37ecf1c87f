using AlignSharp.Hub;

namespace AlignSharp.Cli.Options;

/// <summary>The hub as the environment sets it up.</summary>
internal static class HubAccess
{
    public static HubClient Create(Func<string, string?> environment) => new(new HubEnvironment(
        environment, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)).Options());
}
