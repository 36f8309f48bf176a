using System.Buffers;
using System.Buffers.Text;
using System.Text;
using SeedScan.Rnas;
using SeedScan.Scoring;
using SeedScan.Sequences;

namespace SeedScan.Writing;

/// <summary>The ranking: of each RNA the targets that it represses most, and those that all RNAs together do, as tab-separated values.</summary>
/// <remarks>
/// Columns: <c>rank</c> from 1, <c>rna</c>, <c>target</c>, then those of a scored <see cref="SummaryTable"/> (counts by type, <c>total</c>, <c>best</c>,
/// <c>best_score</c>, <c>best_start</c>, <c>cumulative_score</c>, <c>repression</c>, <c>partial</c>, <c>missing</c>), and <c>targets</c>, the number of
/// targets that were ranked, of which a list has the first. The lowest cumulative score is first; scores are compared rounded to 9 decimals, and
/// their targets stand in the order of the input. A target is ranked for an RNA if it has a site of it that has a score.
/// <para>
/// Where there are several RNAs, the first list is of all of them, under the name <see cref="AllRnas"/>: counts and cumulative scores are the sums over the RNAs
/// (<see cref="TargetScore.And"/>). The sum is log2 of the fold change to expect if all act at once and each has the effect that it has alone. RNAs that share
/// a seed share sites, and each is counted with them.
/// </para>
/// Memory is bounded by the lists: some 180 bytes for each row, and each target's name once.
/// </remarks>
public sealed class TargetRanking
{
    /// <summary>The name of the list of all RNAs.</summary>
    public const string AllRnas = "*";

    /// <summary>The length of a list that is long enough for most.</summary>
    public const int DefaultTop = 100;

    // Sums of equal scores may differ in their last bits by the order in which they were added.
    private const int Decimals = 9;

    private readonly Lock _lock = new();
    private readonly KeptNames _names = new();
    private readonly CountColumns _columns;
    private readonly byte[][] _rnas;
    private readonly RankedTargets[] _lists;
    private readonly int _rnaCount;

    /// <summary>Prepares empty lists.</summary>
    /// <param name="rnas">The scanner's list.</param>
    /// <param name="types">The types that are looked for.</param>
    /// <param name="top">The most targets in a list.</param>
    /// <exception cref="ArgumentOutOfRangeException">A list would hold no target.</exception>
    /// <exception cref="InputException">An RNA's name holds a tab or a line end, or is that of the list of all.</exception>
    public TargetRanking(IReadOnlyList<SmallRna> rnas, SiteTypes types, int top = DefaultTop)
    {
        ArgumentNullException.ThrowIfNull(rnas);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        _columns = new CountColumns(types);
        _rnaCount = rnas.Count;
        string[] names = [.. rnas.Select(rna => rna.Name)];
        if (_rnaCount > 1)
        {
            CheckIsNotOfAll(names);
            names = [AllRnas, .. names];
        }

        _rnas = [.. names.Select(SummaryTable.Checked)];
        _lists = [.. names.Select(_ => new RankedTargets(top, _columns.Types))];
    }

    /// <summary>The number of lists: one for each RNA in their order, and ahead of them, where there are several, that of all.</summary>
    public int ListCount => _lists.Length;

    /// <summary>The number of names that are kept for the lists.</summary>
    internal int KeptNameCount => _names.Count;

    /// <summary>Ranks a target. Safe for several threads at once, and the lists are the same for any order of the calls.</summary>
    /// <param name="order">The target's place in the input, which no other has.</param>
    /// <param name="target">Its name, in UTF-8.</param>
    /// <param name="counts">Its sites.</param>
    /// <param name="scores">The scores of its sites.</param>
    /// <exception cref="ArgumentException">The counts are of another number of RNAs.</exception>
    /// <exception cref="InputException">The target's name holds a tab or a line end.</exception>
    public void Add(long order, ReadOnlySpan<byte> target, SiteCounts counts, TargetScores scores)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(scores);
        if (counts.RnaCount != _rnaCount)
        {
            throw new ArgumentException($"Counts of {counts.RnaCount} RNAs for a ranking of {_rnaCount}.", nameof(counts));
        }

        RowStyle.CheckTarget(target, blanks: false, "TSV");
        Span<long> numbers = stackalloc long[_columns.Types], all = stackalloc long[_columns.Types];
        all.Clear();
        TargetScore? sum = null;
        int first = _lists.Length - _rnaCount;
        Offer offer = new(this, order, target);
        for (int rna = counts.NextTouched(0); rna >= 0; rna = counts.NextTouched(rna + 1))
        {
            if (scores.Of(rna) is not { } score)
            {
                continue;
            }

            _columns.Read(counts, rna, numbers);
            offer.To(_lists[first + rna], in score, numbers);
            sum = sum?.And(in score) ?? score;
            for (int i = 0; i < all.Length; i++)
            {
                all[i] += numbers[i];
            }
        }

        if (first > 0 && sum is { } together)
        {
            offer.To(_lists[0], in together, all);
        }

        offer.End();
    }

    /// <summary>Writes the header line.</summary>
    public void WriteHeader(IBufferWriter<byte> output) =>
        Encoding.UTF8.GetBytes($"rank\trna\ttarget{_columns.Header}{TotalColumns.Header}\ttargets\n", output);

    /// <summary>Writes the rows of a list, once all targets are ranked.</summary>
    /// <param name="output">Takes the rows.</param>
    /// <param name="list">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such list.</exception>
    public void WriteList(IBufferWriter<byte> output, int list)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)list, (uint)_lists.Length, nameof(list));
        int rank = 0;
        foreach (RankedTarget target in _lists[list].InOrder())
        {
            WriteRow(output, list, ++rank, in target);
        }
    }

    private static void CheckIsNotOfAll(string[] names)
    {
        if (names.Contains(AllRnas))
        {
            throw new InputException(
                InputErrorKind.Rna, "the ranking has a list of this name, of all RNAs together", "Give the RNA another name.", record: AllRnas);
        }
    }

    private void WriteRow(IBufferWriter<byte> output, int list, int rank, in RankedTarget target)
    {
        const int RankAndTargets = 32;
        ReadOnlySpan<byte> name = _names[target.Name];
        Span<byte> row = output.GetSpan(RankAndTargets + _rnas[list].Length + name.Length + _columns.MaxLength + TotalColumns.MaxLength);
        _ = Utf8Formatter.TryFormat(rank, row, out int length);
        row[length++] = (byte)'\t';
        _rnas[list].CopyTo(row[length..]);
        length += _rnas[list].Length;
        row[length++] = (byte)'\t';
        name.CopyTo(row[length..]);
        length += name.Length;
        length += _columns.Write(row[length..], _lists[list].CountsOf(in target));
        length += TotalColumns.Write(row[length..], target.Score);
        length += CountColumns.WriteCount(row[length..], _lists[list].Offered);
        row[length++] = (byte)'\n';
        output.Advance(length);
    }

    /// <summary>A target on its way into lists. Its name is kept from the first list that may take it on, until it is offered to all.</summary>
    private ref struct Offer(TargetRanking ranking, long order, ReadOnlySpan<byte> target)
    {
        private readonly ReadOnlySpan<byte> _target = target;
        private int? _name;

        public void To(RankedTargets list, in TargetScore score, scoped ReadOnlySpan<long> counts)
        {
            double rounded = Math.Round(score.Cumulative, Decimals);
            if (!list.Count(rounded))
            {
                return;
            }

            lock (ranking._lock)
            {
                KeptNames names = ranking._names;
                int name = _name ??= names.Keep(_target);
                names.Use(name);
                if (list.Add(new RankedPlace(rounded, order), in score, name, counts) is { } dropped)
                {
                    names.Release(dropped);
                }
            }
        }

        public readonly void End()
        {
            if (_name is { } name)
            {
                lock (ranking._lock)
                {
                    ranking._names.Release(name);
                }
            }
        }
    }
}
