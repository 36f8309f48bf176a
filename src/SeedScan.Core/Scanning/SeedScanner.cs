using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>Finds every seed site of a list of small RNAs in one packed target. Prepared once, used often, by any number of threads.</summary>
public sealed class SeedScanner
{
    /// <summary>Prepares the search.</summary>
    /// <exception cref="InputException">An RNA lacks the nucleotides that a requested type reads.</exception>
    public SeedScanner(IReadOnlyList<SmallRna> rnas, SeedScanOptions options)
    {
        Rnas = rnas;
        Options = options;
    }

    /// <summary>The small RNAs; <see cref="SeedSite.Rna"/> is a place in this list.</summary>
    public IReadOnlyList<SmallRna> Rnas { get; }

    /// <summary>What is looked for.</summary>
    public SeedScanOptions Options { get; }

    /// <summary>Gives every site to the sink, by start, end, strand, RNA and type.</summary>
    public void Scan<TSink>(PackedSequence target, ref TSink sink)
        where TSink : struct, ISeedSiteSink, allows ref struct => throw new NotSupportedException();

    /// <summary>The sites as a list, for small work.</summary>
    public IReadOnlyList<SeedSite> Scan(PackedSequence target) => throw new NotSupportedException();
}
