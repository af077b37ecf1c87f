using Xunit.Sdk;
using Xunit.v3;

// libtorch has one generator and one thread pool for the whole process.
[assembly: Parallelization(Mode = ParallelMode.None)]
