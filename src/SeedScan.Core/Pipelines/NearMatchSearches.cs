using SeedScan.Indexing;
using SeedScan.Oligos;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;

namespace SeedScan.Pipelines;

/// <summary>The searches of a run: of each oligo one for each strand. Shared by all threads.</summary>
internal sealed class NearMatchSearches
{
    private readonly Lock _lock = new();
    private readonly Dictionary<KmerIndex, NearPanel> _panels = [];

    /// <exception cref="InputException">An oligo is too short or too long.</exception>
    public NearMatchSearches(NearMatchJob job)
    {
        Strand[] strands = job.Strands == Strands.Both ? [Strand.Forward, Strand.Reverse] : [job.Strands == Strands.Reverse ? Strand.Reverse : Strand.Forward];
        StrandCount = strands.Length;
        All = [.. job.Oligos.SelectMany(oligo => strands.Select(strand => SearchOf(oligo, job.Limits, strand)))];
    }

    /// <summary>The number of strands that are searched.</summary>
    public int StrandCount { get; }

    /// <summary>The searches: by oligo, then by strand.</summary>
    public SimilaritySearch[] All { get; }

    /// <summary>Which postings of an index are read for the searches; chosen when its first block comes.</summary>
    public NearPanel PanelOf(KmerIndex index)
    {
        lock (_lock)
        {
            if (!_panels.TryGetValue(index, out NearPanel? panel))
            {
                panel = IndexSimilaritySearch.PanelOf(index, All);
                _panels.Add(index, panel);
            }

            return panel;
        }
    }

    private static SimilaritySearch SearchOf(Oligo oligo, SimilarityLimits limits, Strand strand)
    {
        try
        {
            return new SimilaritySearch(oligo.Bases, limits, strand);
        }
        catch (InputException failure)
        {
            throw new InputException(failure.Kind, $"{oligo.Name}: {failure.Problem}", failure.Remedy, inner: failure);
        }
    }
}
