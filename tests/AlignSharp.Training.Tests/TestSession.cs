using System.Runtime.CompilerServices;
using AlignSharp.Training.Native;
using Xunit.Sdk;
using Xunit.v3;

// libtorch has one generator and one thread pool for the whole process.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace AlignSharp.Training.Tests;

/// <summary>Loads libtorch before any test touches it.</summary>
internal static class TestSession
{
    [ModuleInitializer]
    internal static void Start() => TorchNative.EnsureLoaded();
}
