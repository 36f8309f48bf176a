using SeedScan.Kernels;

namespace SeedScan.Similarity;

/// <summary>Decides which of the alignments that may share columns are hits, as their starts come in ascending order. Its buffers are reused.</summary>
/// <remarks>
/// <para>All alignments from one start share its first column, so that a start gives one hit at most: its best alignment without a column of a
/// better hit. An alignment leaves its first diagonal by one for each bulge, so that two of them can share a column only if their starts
/// are at most 2B apart. A wider gap closes the cluster.</para>
/// <para>Whether a start gives a hit, and which, is decided by better alignments near it, and those by better ones near them. Of two that are
/// equal in edits, bulges and G:U the one further left is better; so each step to the right leads to fewer of these, and there are few
/// combinations (<see cref="NearMatchAligner.Reach"/>). So what is decided never waits for more than a fixed number of bases to
/// the right, whatever the text, and the rest is forgotten: poly(A) takes no more memory than any other text. To the left there is no
/// such bound, which is why pieces of one target are decided in their order, with this object between them.</para>
/// </remarks>
internal sealed class NearMatchCluster
{
    /// <summary>Starts that are collected beyond the reach before a cluster without an end is decided as far as it can be.</summary>
    private const int Batch = 256;

    private enum Status : byte
    {
        Open,
        None,
        Hit,
        Given,
    }

    private Entry[] _entries = new Entry[64];
    private int _count;

    /// <summary>The starts that are kept, decided or not.</summary>
    public int Count => _count;

    /// <summary>Scratch of the aligner.</summary>
    private uint[] _table = [];

    /// <summary>True to give the best alignment from each start and to decide nothing: what can be done for pieces of a target in any order.</summary>
    public bool GivesAll { get; init; }

    /// <summary>Scratch of the filter.</summary>
    public LetterPlanes Planes { get; } = new();

    /// <summary>No match that is still to be given starts before this position, unless a start before it is still to come.</summary>
    public long FirstOpen
    {
        get
        {
            for (int i = 0; i < _count; i++)
            {
                if (_entries[i].Status is Status.Open or Status.Hit)
                {
                    return _entries[i].Best.Start;
                }
            }

            return long.MaxValue;
        }
    }

    public void Clear() => _count = 0;

    /// <summary>Takes the next start, if an allowed alignment begins there, and gives what is thereby decided.</summary>
    public void Add<TSink>(NearMatchAligner aligner, long start, in TargetWindow window, ref TSink sink)
        where TSink : struct, INearMatchSink, allows ref struct
    {
        if (aligner.TryBest(in window, start, default, ref _table, out NearMatch best))
        {
            Add(aligner, in window, in best, ref sink);
        }
    }

    /// <summary>The same where the best alignment from the start is known.</summary>
    public void Add<TSink>(NearMatchAligner aligner, in TargetWindow window, in NearMatch best, ref TSink sink)
        where TSink : struct, INearMatchSink, allows ref struct
    {
        if (aligner.Neighbourhood == 0 || GivesAll)
        {
            sink.OnMatch(best.Over(in window));
            return;
        }

        if (!Pass(aligner, best.Start, ref sink) && _count >= aligner.Reach + Batch)
        {
            Decide(aligner, _entries[_count - 1].Best.Start - aligner.Reach);
            Give(_entries[_count - 1].Best.Start - aligner.Reach, ref sink);
            Forget(_entries[_count - 1].Best.Start - aligner.Reach - aligner.Neighbourhood);
        }

        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * _count);
        }

        _entries[_count++] = new Entry { Window = window, Best = best };
    }

    /// <summary>Gives what is there if no start from a position on can change it.</summary>
    /// <returns>False if that could.</returns>
    public bool Pass<TSink>(NearMatchAligner aligner, long position, ref TSink sink)
        where TSink : struct, INearMatchSink, allows ref struct
    {
        if (_count > 0 && position - _entries[_count - 1].Best.Start <= aligner.Neighbourhood)
        {
            return false;
        }

        Finish(aligner, ref sink);
        return true;
    }

    /// <summary>Decides and gives all that is there.</summary>
    public void Finish<TSink>(NearMatchAligner aligner, ref TSink sink)
        where TSink : struct, INearMatchSink, allows ref struct
    {
        Decide(aligner, long.MaxValue);
        Give(long.MaxValue, ref sink);
        _count = 0;
    }

    /// <summary>Decides every start up to <paramref name="last"/>.</summary>
    private void Decide(NearMatchAligner aligner, long last)
    {
        for (int i = 0; i < _count && _entries[i].Best.Start <= last; i++)
        {
            while (_entries[i].Status == Status.Open)
            {
                int best = i, next;
                while ((next = BestNear(best, aligner.Neighbourhood)) != best)
                {
                    best = next;
                }

                Settle(aligner, best);
            }
        }
    }

    /// <summary>The best open entry among an open one and those whose alignments may share a column with its own.</summary>
    private int BestNear(int entry, int neighbourhood)
    {
        int best = entry;
        for (int i = First(entry, neighbourhood); i < _count && IsNear(i, entry, neighbourhood); i++)
        {
            if (_entries[i].Status == Status.Open && _entries[i].Best.Level < _entries[best].Best.Level + (i < best ? 1 : 0))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Makes an entry a hit, and gives the neighbours that share a column with it their next best alignment.</summary>
    private void Settle(NearMatchAligner aligner, int hit)
    {
        _entries[hit].Status = Status.Hit;
        for (int i = First(hit, aligner.Neighbourhood); i < _count && IsNear(i, hit, aligner.Neighbourhood); i++)
        {
            ref Entry entry = ref _entries[i];
            if (entry.Status == Status.Open && DiagonalRows.Of(in _entries[hit].Best, entry.Best.Start).Meets(in entry.Best))
            {
                DiagonalRows used = default;
                for (int j = First(i, aligner.Neighbourhood); j < _count && IsNear(j, i, aligner.Neighbourhood); j++)
                {
                    if (_entries[j].Status >= Status.Hit)
                    {
                        used.Add(in _entries[j].Best, entry.Best.Start);
                    }
                }

                if (aligner.TryBest(in entry.Window, entry.Best.Start, used, ref _table, out NearMatch best))
                {
                    entry.Best = best;
                }
                else
                {
                    entry.Status = Status.None;
                }
            }
        }
    }

    private int First(int entry, int neighbourhood)
    {
        int first = entry;
        while (first > 0 && IsNear(first - 1, entry, neighbourhood))
        {
            first--;
        }

        return first;
    }

    private bool IsNear(int one, int other, int neighbourhood)
        => Math.Abs(_entries[one].Best.Start - _entries[other].Best.Start) <= neighbourhood;

    private void Give<TSink>(long last, ref TSink sink)
        where TSink : struct, INearMatchSink, allows ref struct
    {
        for (int i = 0; i < _count && _entries[i].Best.Start <= last; i++)
        {
            if (_entries[i].Status == Status.Hit)
            {
                sink.OnMatch(_entries[i].Best.Over(in _entries[i].Window));
                _entries[i].Status = Status.Given;
            }
        }
    }

    /// <summary>Drops the entries before a start.</summary>
    private void Forget(long first)
    {
        int from = 0;
        while (from < _count && _entries[from].Best.Start < first)
        {
            from++;
        }

        _entries.AsSpan(from, _count - from).CopyTo(_entries);
        _count -= from;
    }

    private struct Entry
    {
        public TargetWindow Window;
        public NearMatch Best;
        public Status Status;
    }
}
