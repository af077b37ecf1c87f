using System.Runtime.CompilerServices;
using AlignSharp.Training.Native;
using TorchSharp;
using Xunit.Sdk;
using Xunit.v3;

// libtorch has one generator and one thread pool for the whole process.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace AlignSharp.Training.Tests;

/// <summary>Loads libtorch before any test touches it; small tensors are fastest, and sums repeat, on one thread.</summary>
internal static class TestSession
{
    [ModuleInitializer]
    internal static void Start()
    {
        TorchNative.EnsureLoaded();
        torch.set_num_threads(1);
    }
}
