using System.Diagnostics;

namespace AlignSharp.Search.Garnet.Tests;

/// <summary>The program of the Garnet server that <c>.config/dotnet-tools.json</c> names.</summary>
internal static class GarnetTool
{
    private const string Version = "2.2.8";
    private static readonly Lazy<Task<string>> Program = new(RestoreAsync);

    public static Task<string> FindAsync() => Program.Value;

    private static async Task<string> RestoreAsync()
    {
        if (Find() is { } there)
        {
            return there;
        }

        using var restore = Process.Start(new ProcessStartInfo("dotnet", ["tool", "restore"]) { WorkingDirectory = Fixtures.Repository })!;
        await restore.WaitForExitAsync();
        return Find() ?? throw new InvalidOperationException("'dotnet tool restore' brought no garnet-server.");
    }

    private static string? Find()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var folder = Path.Combine(packages, "garnet-server", Version, "tools", $"net{Environment.Version.Major}.0");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "GarnetServer.dll", SearchOption.AllDirectories).FirstOrDefault() : null;
    }
}
