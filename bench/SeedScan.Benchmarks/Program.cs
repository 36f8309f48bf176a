using SeedScan.Benchmarks;

if (args is ["near-matches", ..])
{
    return NearMatchRun.Run(args[1..]);
}

if (args is ["energies"])
{
    EnergyList.Write(Console.In, Console.Out);
    return 0;
}

_ = BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
