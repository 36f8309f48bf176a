using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>Checks that an RNA has what the requested types read: what is not known must not look like a site that is not there.</summary>
internal static class RnaChecks
{
    /// <exception cref="InputException">The RNA lacks a nucleotide.</exception>
    public static void Check(SmallRna rna, SeedScanOptions options)
    {
        for (int nt = 2; nt <= 8; nt++)
        {
            if (SiteRules.CodeAt(rna, nt, options) == Nucleotide.None)
            {
                throw new InputException(
                    InputErrorKind.Rna,
                    $"nt {nt + options.SeedStart - 2} is missing or ambiguous, and the seed takes nt {options.SeedStart}-{options.SeedStart + 6}",
                    "Choose a seed start within the RNA, or leave this RNA out.",
                    record: rna.Name);
            }
        }

        const SiteTypes ReadBeyondSeed = SiteTypes.Centered | SiteTypes.ThreePrimeCompensatory;
        if (rna.FirstNucleotide != 1 && (options.Types & ReadBeyondSeed) != 0)
        {
            throw new InputException(
                InputErrorKind.Rna,
                "only its seed (nt 2-8) is known, and centered and 3p-compensatory sites read beyond it",
                "Give the whole sequence, or ask for other types.",
                record: rna.Name);
        }
    }
}
