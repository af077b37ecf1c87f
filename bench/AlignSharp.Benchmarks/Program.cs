using AlignSharp.Benchmarks;

return await BenchmarkList.RunAsync(args);
