using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeedScan.Tests.Scanning;

namespace SeedScan.Tests.Indexing;

/// <summary>Records and RNAs for a property of the index.</summary>
internal sealed record IndexCase(IReadOnlyList<(string Name, string Letters)> Records, IReadOnlyList<string> Rnas)
{
    /// <summary>Whatever a FASTA may hold. A failing case is made smaller by dropping RNAs, records and halves of records.</summary>
    public static Arbitrary<IndexCase> Anything { get; } = Arb.From(Gen.Choose(0, int.MaxValue).Select(AnythingOf), Smaller);

    /// <summary>Planted sites far apart, as in a text of which a search reads little.</summary>
    public static Arbitrary<IndexCase> Sparse { get; } = Arb.From(Gen.Choose(0, int.MaxValue).Select(SparseOf), Smaller);

    /// <summary>The records as FASTA.</summary>
    public string Fasta(int width = 70)
    {
        StringBuilder text = new();
        foreach ((string name, string letters) in Records)
        {
            text.Append('>').Append(name).Append('\n');
            foreach (char[] line in letters.Chunk(width))
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    public override string ToString() =>
        $"RNAs {string.Join(' ', Rnas)} records {string.Join(' ', Records.Select(r => $"{r.Name}={(r.Letters.Length > 300 ? $"{r.Letters.Length} letters" : r.Letters)}"))}";

    /// <summary>The letters of one record of a kind.</summary>
    public static string Letters(PlantedTargets planted, Random random, IReadOnlyList<string> rnas)
    {
        int length = random.Next(8) == 0 ? random.Next(6000) : random.Next(500);
        return random.Next(10) switch
        {
            0 => "",
            1 => planted.Letters(1, "ACGUN"),
            2 => planted.Letters(random.Next(2, 16), "ACGU"),
            3 => new string("ACGTN"[random.Next(5)], length),
            4 => string.Concat(Enumerable.Repeat(planted.Letters(2, "ACGU"), length / 2)),
            5 => planted.Respelled(planted.Target(length, "ACGU", rnas)),
            6 => planted.Target(length, "ACGURYSWKMBDHVNX", rnas),
            7 => planted.Target(length, "ACGU", rnas) + new string('N', random.Next(300)) + planted.Target(length, "ACGU", rnas),
            _ => planted.Target(length, "ACGU", rnas),
        };
    }

    private static IndexCase AnythingOf(int seed)
    {
        Random random = new(seed);
        PlantedTargets planted = new(seed);
        List<string> rnas = planted.Rnas(1 + random.Next(5), minLength: 10);
        List<(string, string)> records = [];
        for (int i = random.Next(1, 14); i > 0; i--)
        {
            records.Add(random.Next(8) == 0 && records.Count > 0
                ? records[random.Next(records.Count)]
                : (random.Next(6) == 0 ? "same" : $"r{i}{(random.Next(3) == 0 ? " of some words" : "")}", Letters(planted, random, rnas)));
        }

        return new IndexCase(records, rnas);
    }

    private static IndexCase SparseOf(int seed)
    {
        Random random = new(seed);
        PlantedTargets planted = new(seed);
        List<string> rnas = planted.Rnas(1 + random.Next(3), minLength: 10);
        List<(string, string)> records = [];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            StringBuilder letters = new();
            for (int part = random.Next(1, 6); part > 0; part--)
            {
                letters.Append(planted.Target(random.Next(30, 150), "ACGU", rnas)).Append('N', random.Next(3000, 6000));
            }

            records.Add(($"r{i}", letters.Append(planted.Target(random.Next(30, 150), "ACGU", rnas)).ToString()));
        }

        return new IndexCase(records, rnas);
    }

    private static IEnumerable<IndexCase> Smaller(IndexCase c)
    {
        for (int i = 0; i < c.Rnas.Count && c.Rnas.Count > 1; i++)
        {
            yield return c with { Rnas = [.. c.Rnas.Where((_, j) => j != i)] };
        }

        for (int i = 0; i < c.Records.Count; i++)
        {
            if (c.Records.Count > 1)
            {
                yield return c with { Records = [.. c.Records.Where((_, j) => j != i)] };
            }

            (string name, string letters) = c.Records[i];
            for (int piece = letters.Length / 2; piece >= Math.Max(1, letters.Length / 16); piece /= 2)
            {
                for (int at = 0; at + piece <= letters.Length; at += piece)
                {
                    string shorter = letters.Remove(at, piece);
                    yield return c with { Records = [.. c.Records.Select((r, j) => j == i ? (name, shorter) : r)] };
                }
            }
        }
    }
}
