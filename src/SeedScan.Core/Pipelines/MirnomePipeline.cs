using System.Globalization;
using SeedScan.Oligos;
using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Writing;

namespace SeedScan.Pipelines;

/// <summary>Looks at all miRNAs for one design after the other, on several threads, and writes in the order of the designs.</summary>
/// <remarks>Rows are in the order of design, strand (the passenger behind the guide), and of <see cref="MirnomeHits"/>. Only some designs at a time are in memory.</remarks>
public static class MirnomePipeline
{
    /// <summary>Runs a job to its end.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="cancellation">Ends the run early; what was written so far stays.</param>
    /// <exception cref="InputException">A design cannot be read, is too short or too long, or has a name that the format cannot hold. The first error in the order of the designs is reported.</exception>
    /// <exception cref="IOException">Writing failed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static MirnomeTotals Run(MirnomeJob job, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(job.Designs);
        ArgumentNullException.ThrowIfNull(job.Search);
        ArgumentOutOfRangeException.ThrowIfNegative(job.Threads, nameof(job));
        using Output output = new(job, cancellation);
        return output.Run();
    }

    private sealed class Output : IDisposable
    {
        private readonly MirnomeJob _job;
        private readonly MirnomeTable? _table;
        private readonly BgzfStream? _compressedRows, _compressedSummary;
        private readonly List<MirnomeBatch> _all = [];
        private readonly OrderedBatches<MirnomeBatch> _batches;
        private readonly IEnumerator<OligoDesign> _designs;
        private readonly Lock _reading = new();
        private readonly Mention _unfound = new(), _ambiguous = new(), _roleless = new();
        private readonly int _threads;
        private long _next, _count, _hits;
        private bool _isAtEnd, _hasHeader;

        public Output(MirnomeJob job, CancellationToken cancellation)
        {
            _job = job;
            _table = job.Rows is null ? null : new MirnomeTable(job.Format, job.Search);
            _threads = ScanPipeline.ThreadsOf(job.Threads);
            _compressedRows = job is { CompressRows: true, Rows: not null } ? new BgzfStream(job.Rows, _threads) : null;
            _compressedSummary = job is { CompressSummary: true, Summary: not null } ? new BgzfStream(job.Summary, _threads) : null;
            IntendedMirnas intended = new(job.Search.Mirnas);
            for (int i = 0; i < (_threads == 1 ? 1 : _threads + 2); i++)
            {
                _all.Add(new MirnomeBatch(job, _table, intended));
            }

            _batches = new OrderedBatches<MirnomeBatch>(_all, Write, cancellation);
            _designs = job.Designs.GetEnumerator();
        }

        private Stream? Rows => _compressedRows ?? _job.Rows;

        private Stream? Summary => _compressedSummary ?? _job.Summary;

        public MirnomeTotals Run()
        {
            _batches.Run(_threads, "mirnome", TryFill);
            WriteHeader();
            _compressedRows?.Complete();
            _compressedSummary?.Complete();
            Tell(_unfound, "the intended target {0} is no miRNA that was searched", "{1} intended targets are no miRNAs that were searched, the first of them {0}");
            Tell(_roleless, "{0} has two strands and no role, and both are aligned as antisense; of a mimic or siRNA, whose strands act by their seed, tell the role", "{1} designs have two strands and no role, the first of them {0}, and all are aligned as antisense; of mimics and siRNAs, whose strands act by their seed, tell the role");
            Tell(_ambiguous, "the intended target {0} may mean several miRNAs, and all of them count as intended", "{1} intended targets may mean several miRNAs, the first of them {0}, and all of these count as intended");
            return new MirnomeTotals(_count, _hits);
        }

        public void Dispose()
        {
            _designs.Dispose();
            _all.ForEach(batch => batch.Dispose());
            _compressedRows?.Dispose();
            _compressedSummary?.Dispose();
        }

        /// <summary>Takes the next designs. An error of the panel is kept for the turn of the batch.</summary>
        private bool TryFill(MirnomeBatch batch)
        {
            lock (_reading)
            {
                batch.Designs.Clear();
                try
                {
                    while (!_isAtEnd && batch.Designs.Count < MirnomeBatch.Size)
                    {
                        if (_designs.MoveNext())
                        {
                            batch.Designs.Add(_designs.Current);
                        }
                        else
                        {
                            _isAtEnd = true;
                        }
                    }
                }
                catch (Exception failure)
                {
                    (_isAtEnd, batch.Failure) = (true, failure);
                }

                if (batch.Designs.Count == 0 && batch.Failure is null)
                {
                    return false;
                }

                batch.Number = _next++;
                return true;
            }
        }

        /// <summary>Writes what stands before the first row, once: not before there is one, so that a design that cannot be read leaves nothing behind.</summary>
        private void WriteHeader()
        {
            if (_hasHeader)
            {
                return;
            }

            _hasHeader = true;
            using OutputBuffer header = new();
            _table?.WriteHeader(header);
            Rows?.Write(header.WrittenSpan);
            header.Clear();
            MirnomeSummary.WriteHeader(header);
            Summary?.Write(header.WrittenSpan);
        }

        private void Write(MirnomeBatch batch)
        {
            WriteHeader();
            Rows?.Write(batch.Rows.WrittenSpan);
            Summary?.Write(batch.Summary.WrittenSpan);
            _count += batch.Designs.Count;
            _hits += batch.Hits;
            _unfound.Add(batch.Unfound);
            _ambiguous.Add(batch.Ambiguous);
            _roleless.Add(batch.Roleless);
        }

        private void Tell(Mention mention, string one, string several)
        {
            if (mention.Count > 0)
            {
                _job.Warn?.Invoke(string.Format(CultureInfo.InvariantCulture, mention.Count == 1 ? one : several, mention.First, mention.Count) + ".");
            }
        }

        /// <summary>How often something was odd, and where first.</summary>
        private sealed class Mention
        {
            public long Count { get; private set; }

            public string First { get; private set; } = "";

            public void Add(List<string> names)
            {
                First = Count == 0 && names.Count > 0 ? names[0] : First;
                Count += names.Count;
            }
        }
    }
}
