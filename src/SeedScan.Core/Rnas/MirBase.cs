using System.Text;
using SeedScan.Sequences;

namespace SeedScan.Rnas;

/// <summary>The mature human miRNAs that ship with the library.</summary>
/// <remarks>
/// From miRBase, which is in the public domain; <c>MirBase/README.md</c> in the source says how the table was
/// made, and <c>MirBase/extract.sh</c> makes it anew.
/// </remarks>
public static class MirBase
{
    /// <summary>The number of miRNAs in <see cref="Human"/>: all human mature sequences of v22.</summary>
    private const int HumanCount = 2656;

    // Lazy, so that a run with RNAs of its own never reads the table.
    private static readonly Lazy<SmallRna[]> _human = new(ReadHuman);

    /// <summary>The release of miRBase: <c>22</c>.</summary>
    public static string Version => "22";

    /// <summary>All 2,656 human mature miRNAs, with accessions, in the order of the bundled table.</summary>
    public static IReadOnlyList<SmallRna> Human => _human.Value;

    /// <summary>Reads lines of name, accession and sequence, parted by tabs.</summary>
    private static unsafe SmallRna[] ReadHuman()
    {
        using Stream stream = EmbeddedTable.Open("Rnas.MirBase.hsa-mature-v22.tsv");

        // A resource is mapped into memory with its assembly: it is read where it lies.
        UnmanagedMemoryStream mapped = (UnmanagedMemoryStream)stream;
        ReadOnlySpan<byte> table = new(mapped.PositionPointer, (int)mapped.Length);
        SmallRna[] rnas = new SmallRna[HumanCount];
        for (int i = 0; i < rnas.Length; i++)
        {
            string name = TakeUntil((byte)'\t', ref table);
            string accession = TakeUntil((byte)'\t', ref table);
            string sequence = TakeUntil((byte)'\n', ref table);
            rnas[i] = new SmallRna(name, sequence, accession);
        }

        return rnas;
    }

    private static string TakeUntil(byte delimiter, ref ReadOnlySpan<byte> rest)
    {
        int length = rest.IndexOf(delimiter);
        string field = Encoding.ASCII.GetString(rest[..length]);
        rest = rest[(length + 1)..];
        return field;
    }
}
