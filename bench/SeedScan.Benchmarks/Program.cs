if (args is ["near-matches", ..])
{
    return SeedScan.Benchmarks.NearMatchRun.Run(args[1..]);
}

_ = BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
