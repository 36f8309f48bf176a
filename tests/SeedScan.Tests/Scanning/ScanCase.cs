using FsCheck;
using FsCheck.Fluent;

namespace SeedScan.Tests.Scanning;

/// <summary>A target and RNAs for a property.</summary>
internal sealed record ScanCase(string Target, IReadOnlyList<string> Rnas)
{
    /// <summary>Targets with planted sites. A failing case is made smaller by dropping RNAs and pieces of the target.</summary>
    public static Arbitrary<ScanCase> Arbitrary { get; } = Arb.From(Gen.Choose(0, int.MaxValue).Select(FromSeed), Smaller);

    public override string ToString() => $"target \"{Target}\" RNAs {string.Join(' ', Rnas)}";

    private static ScanCase FromSeed(int seed)
    {
        var random = new Random(seed);
        var planted = new PlantedTargets(seed);
        List<string> rnas = planted.Rnas(1 + random.Next(6));
        string alphabet = random.Next(4) switch { 0 => "AU", 1 => "ACGUN", _ => "ACGU" };
        return new ScanCase(planted.Target(random.Next(400), alphabet, rnas), rnas);
    }

    private static IEnumerable<ScanCase> Smaller(ScanCase c)
    {
        for (int i = 0; i < c.Rnas.Count && c.Rnas.Count > 1; i++)
        {
            yield return c with { Rnas = [.. c.Rnas.Where((_, j) => j != i)] };
        }

        for (int piece = c.Target.Length / 2; piece >= 1; piece /= 2)
        {
            for (int at = 0; at + piece <= c.Target.Length; at += piece)
            {
                yield return c with { Target = c.Target.Remove(at, piece) };
            }
        }
    }
}
