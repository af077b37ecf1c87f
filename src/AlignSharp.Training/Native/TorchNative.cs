using System.Runtime.InteropServices;
using AlignSharp.Inference;
using TorchSharp;

namespace AlignSharp.Training.Native;

/// <summary>
/// Loads libtorch. Systems whose C++ library is older than TorchSharp's build wants get a patched copy of its bridge (see
/// <see cref="IosInitPatch"/>). On Linux the environment variable ALIGNSHARP_LIBTORCH may name the folder of libtorch's libraries;
/// everywhere else nothing special happens. Thread-safe.
/// </summary>
public static class TorchNative
{
    private const string Bridge = "libLibTorchSharp.so";
    private const string FolderVariable = "ALIGNSHARP_LIBTORCH";
    private static readonly string[] Dependencies = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Loads libtorch if that has not been done; call it before anything of TorchSharp's.</summary>
    /// <exception cref="NativeLibraryException">No libtorch package is referenced, or the system cannot load it.</exception>
    public static void EnsureLoaded() => _ = Loaded.Value;

    private static bool Load()
    {
        try
        {
            if (OperatingSystem.IsLinux() && (OwnFolder is not null || !SystemHasNewSymbol()))
            {
                LoadBridge(GraphCache.DefaultFolder);
            }

            torch.InitializeDeviceType(DeviceType.CPU);
            return true;
        }
        catch (Exception error) when (error is DllNotFoundException or NotSupportedException or TypeInitializationException or IOException)
        {
            throw new NativeLibraryException(
                $"libtorch cannot be loaded ({error.Message.Split('\n')[0]}); expected a reference to the package "
                + $"libtorch-cpu of this system or to one of its CUDA packages, or {FolderVariable} with the folder of libtorch's libraries (Linux).",
                error);
        }
    }

    private static string? OwnFolder => Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? folder : null;

    private static bool SystemHasNewSymbol() =>
        NativeLibrary.TryLoad("libstdc++.so.6", out var handle)
        && NativeLibrary.TryGetExport(handle, IosInitPatch.NewSymbol, out _);

    // The bridge names its dependencies without a folder: those loaded before are the ones it is given.
    private static void LoadBridge(string cacheFolder)
    {
        var path = SystemHasNewSymbol() ? Locate(Bridge) : PatchedLibrary.Prepare(Locate(Bridge), cacheFolder);
        foreach (var dependency in Dependencies)
        {
            NativeLibrary.Load(Locate(dependency));
        }

        var bridge = NativeLibrary.Load(path);
        NativeLibrary.SetDllImportResolver(
            typeof(torch).Assembly, (name, _, _) => name == "LibTorchSharp" ? bridge : IntPtr.Zero);
    }

    private static string Locate(string library)
    {
        var folders = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory)
            .Prepend(OwnFolder ?? AppContext.BaseDirectory);
        return folders.Select(folder => Path.Combine(folder, library)).FirstOrDefault(File.Exists)
            ?? throw new DllNotFoundException($"{library} is in none of the folders of this application's native libraries");
    }
}
