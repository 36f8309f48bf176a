using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeedScan.Kernels;
using SeedScan.Rnas;
using SeedScan.Sequences;

namespace SeedScan.Scanning;

/// <summary>Finds every seed site of a list of small RNAs in one packed target.</summary>
/// <remarks>
/// Prepared once, used often, by any number of threads at once. However many the RNAs, a target is read once: the filter
/// finds the places where some site may start, and a table tells which sites start there.
/// N, and every other letter that is no base, pairs with nothing and is no A, just like a place beyond the target's end.
/// </remarks>
public sealed class SeedScanner
{
    /// <summary>The positions that are filtered at a time, in words of 64: their list stays in the innermost cache.</summary>
    private const int BlockWords = 64;

    private readonly SiteLookUp _lookUp;
    private readonly SiteForm[] _forms;
    private readonly ThreePrimeWindow[] _threePrimeWindows;

    /// <summary>Prepares the search.</summary>
    /// <param name="rnas">The small RNAs; their order is the order of their sites in the output.</param>
    /// <param name="options">What to look for.</param>
    /// <exception cref="InputException">An RNA lacks nucleotides that a requested type or attribute reads.</exception>
    /// <exception cref="ArgumentException">No RNA, no type, or a seed start below 1.</exception>
    public SeedScanner(IReadOnlyList<SmallRna> rnas, SeedScanOptions options)
    {
        ArgumentNullException.ThrowIfNull(rnas);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfZero(rnas.Count, nameof(rnas));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SeedStart, 1, nameof(options));
        if ((options.Types & SiteTypes.All) == 0 || (options.Strands & Strands.Both) == 0)
        {
            throw new ArgumentException("No site type, or no strand, is asked for.", nameof(options));
        }

        Rnas = [.. rnas];
        Options = options;
        List<SitePattern> patterns = [];
        for (int i = 0; i < Rnas.Count; i++)
        {
            RnaChecks.Check(Rnas[i], options);
            SiteRules.AddPatterns(Rnas[i], i, options, patterns);
        }

        _lookUp = new SiteLookUp(OnStrands(patterns, options.Strands));
        _threePrimeWindows = [.. Rnas.Select(rna => new ThreePrimeWindow(nt => SiteRules.CodeAt(rna, nt, options)))];
        _forms = [.. _lookUp.Patterns.Select(pattern => new SiteForm(pattern, options))];
    }

    /// <summary>The small RNAs; <see cref="SeedSite.Rna"/> is a place in this list.</summary>
    public IReadOnlyList<SmallRna> Rnas { get; }

    /// <summary>What is looked for.</summary>
    public SeedScanOptions Options { get; }

    /// <summary>The sites that a base of a target with equally frequent letters has on average; it tells how much output to expect.</summary>
    internal double ExpectedSitesPerBase => _lookUp.Patterns.Sum(pattern => pattern.Probability);

    /// <summary>The rules of all RNAs and types on the strands searched, in the order in which sites with one start are given.</summary>
    internal IReadOnlyList<SitePattern> Patterns => _lookUp.Patterns;

    /// <summary>Gives every site to the sink, in order of start, end, strand (+ first), RNA and type. Nothing is allocated.</summary>
    /// <typeparam name="TSink">The sink, a struct.</typeparam>
    /// <param name="target">The target.</param>
    /// <param name="sink">Takes the sites; positions count from the target's first base.</param>
    public void Scan<TSink>(PackedSequence target, ref TSink sink)
        where TSink : struct, ISeedSiteSink, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(target);
        Scan(target, new ScanWindow(0, target.Length, 0), ref sink);
    }

    /// <summary>The sites of a target as a list, for small work; in the order in which a sink gets them.</summary>
    /// <param name="target">The target.</param>
    public IReadOnlyList<SeedSite> Scan(PackedSequence target)
    {
        SiteList list = new([]);
        Scan(target, ref list);
        return list.Sites;
    }

    /// <summary>Gives the sites that start within a window to the sink.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Scan<TSink>(PackedSequence target, in ScanWindow window, ref TSink sink)
        where TSink : struct, ISeedSiteSink, allows ref struct
    {
        Span<ulong> found = stackalloc ulong[BlockWords];
        Span<ushort> starts = stackalloc ushort[BlockWords * 64 + BitPositions.Slack];
        Span<int> lists = stackalloc int[BlockWords * 64];
        int end = Math.Min(window.End, target.Length - HexamerSet.HexamerLength + 1);
        for (int block = window.Start & ~63; block < end; block += BlockWords * 64)
        {
            int words = Math.Min(BlockWords, (end - block + 63) / 64);
            HexamerFilter.Find(
                in Unsafe.Add(ref Unsafe.AsRef(in target.Bases), block / 4),
                _lookUp.Starts,
                found[..((words + HexamerFilter.WordStep - 1) & -HexamerFilter.WordStep)]);
            BitPositions.KeepWithin(window.Start - block, end - block, found[..words]);
            int count = KeepSites(target, block, starts[..BitPositions.List(found[..words], starts)], lists);
            for (int i = 0; i < count; i++)
            {
                Report(target, block + starts[i], lists[i], window.Offset, ref sink);
            }
        }
    }

    /// <summary>Keeps the starts at which the letters beside the 6-mer allow a site, and finds their lists.</summary>
    /// <remarks>Which start is kept cannot be foreseen; every one is written, and the next overwrites it if it is not to be kept.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int KeepSites(PackedSequence target, int block, Span<ushort> starts, Span<int> lists)
    {
        ref ushort start = ref MemoryMarshal.GetReference(starts);
        ref int kept = ref MemoryMarshal.GetReference(lists);
        int count = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            ushort position = Unsafe.Add(ref start, i);
            int list = _lookUp.ListAt(target, block + position);
            Unsafe.Add(ref start, count) = position;
            Unsafe.Add(ref kept, count) = list;
            count += _lookUp.HasSites(list);
        }

        return count;
    }

    /// <summary>True if a pattern's site needs more than the letters that the pattern names: attributes, or a 3' half.</summary>
    internal bool ReadsBeyond(int pattern) => _forms[pattern] is { IsComplete: false, IsLong: false };

    /// <summary>The site of a pattern whose every letter is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SeedSite SiteOf(int pattern, long start)
    {
        ref readonly SiteForm form = ref _forms[pattern];
        return new SeedSite(start, start + form.Length, form.Rna, form.Type, form.Strand, form.Note, SiteAttributes.None);
    }

    /// <summary>The site of a pattern at a place, if the target holds it.</summary>
    internal bool TryRead(PackedSequence target, int start, int pattern, out SeedSite site)
    {
        site = SiteOf(pattern, start);
        ref readonly SiteForm form = ref _forms[pattern];
        return _lookUp.Patterns[pattern].Matches(target, start) && (form.IsComplete || TryComplete(target, in form, pattern, ref site));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Report<TSink>(PackedSequence target, int position, int list, long offset, ref TSink sink)
        where TSink : struct, ISeedSiteSink, allows ref struct
    {
        foreach (int entry in _lookUp[list])
        {
            ref readonly SiteForm form = ref _forms[entry];
            if (form.IsComplete)
            {
                sink.OnSite(SiteOf(entry, position + offset));
                continue;
            }

            SeedSite site = SiteOf(entry, position);
            if (TryComplete(target, in form, entry, ref site))
            {
                sink.OnSite(site with { Start = site.Start + offset, End = site.End + offset });
            }
        }
    }

    /// <summary>Reads what lies beyond the nine letters of the table: the rest of a long rule, and attributes.</summary>
    private bool TryComplete(PackedSequence target, in SiteForm form, int entry, ref SeedSite site)
    {
        if (form.Type == SiteType.ThreePrimeCompensatory)
        {
            if (!_threePrimeWindows[form.Rna].MayPair(target, in site))
            {
                return false;
            }

            Register register = new(target, Rnas[form.Rna], Options, in site);
            if (!ThreePrimeCompensation.TryRead(in register, form.Flaw, form.Length == 8, out SiteNote note))
            {
                return false;
            }

            site = site with { Note = note };
        }
        else if (form.IsLong && !_lookUp.Patterns[entry].Matches(target, (int)site.Start))
        {
            return false;
        }

        if (Options.Attributes && form.Type <= SiteType.Mer6A1)
        {
            Register register = new(target, Rnas[form.Rna], Options, in site);
            site = site with
            {
                Attributes = (register.Pairs(1) ? SiteAttributes.Watson1 : 0)
                    | (ThreePrimePairing.Score(in register) >= ThreePrimePairing.Supplementary ? SiteAttributes.Supplementary : 0),
            };
        }

        return true;
    }

    private static List<SitePattern> OnStrands(List<SitePattern> patterns, Strands strands)
    {
        List<SitePattern> wanted = (strands & Strands.Forward) != 0 ? [.. patterns] : [];
        if ((strands & Strands.Reverse) != 0)
        {
            wanted.AddRange(patterns.Select(pattern => pattern.Reversed()));
        }

        return wanted;
    }

    /// <summary>What a pattern's site is, without the rule that finds it: small, since millions are read.</summary>
    private readonly struct SiteForm(SitePattern pattern, SeedScanOptions options)
    {
        public readonly int Rna = pattern.Rna;
        public readonly byte Length = (byte)pattern.Length;
        public readonly SiteType Type = pattern.Type;
        public readonly Strand Strand = pattern.Strand;
        public readonly byte Flaw = (byte)pattern.Flaw;

        /// <summary>True if the rule reads beyond the nine letters of the table.</summary>
        public readonly bool IsLong = pattern.Demands(-1, 8);

        /// <summary>True if nothing is left to be read where the table has the site.</summary>
        public readonly bool IsComplete = pattern.Type != SiteType.ThreePrimeCompensatory && !pattern.Demands(-1, 8)
            && !(options.Attributes && pattern.Type <= SiteType.Mer6A1);

        public readonly SiteNote Note = pattern.Note;
    }

    private readonly struct SiteList(List<SeedSite> sites) : ISeedSiteSink
    {
        public List<SeedSite> Sites => sites;

        public void OnSite(in SeedSite site) => sites.Add(site);
    }
}

/// <summary>The part of a packed piece whose sites are wanted.</summary>
/// <param name="Start">The first position at which a site may start.</param>
/// <param name="End">The position after the last one.</param>
/// <param name="Offset">The position of the piece's first base in its record.</param>
internal readonly record struct ScanWindow(int Start, int End, long Offset);
