namespace SeedScan.Cli;

/// <summary>A command line that makes no sense; nothing was read or written.</summary>
/// <param name="problem">What is wrong and, where it is short, what to write instead; without a full stop.</param>
internal sealed class UsageException(string problem) : Exception(problem);
