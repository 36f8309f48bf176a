using SeedScan.Benchmarks;

if (args is ["energies"])
{
    EnergyList.Write(Console.In, Console.Out);
}
else
{
    _ = BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
