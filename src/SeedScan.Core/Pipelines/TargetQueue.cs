using SeedScan.Indexing;
using SeedScan.Sequences;

namespace SeedScan.Pipelines;

/// <summary>Gives the chunks of all inputs, one after the other, to whichever thread asks; of an index, its blocks.</summary>
internal sealed class TargetQueue : IDisposable
{
    private readonly IReadOnlyList<string> _targets;
    private readonly int _chunkSize;
    private readonly Lock _lock = new();
    private readonly List<KmerIndex> _indexes = [];
    private long _next;
    private int _file = -1;
    private long _bytesOfFilesDone;
    private TargetInput? _input;
    private RegionCutter? _cutter;
    private FastaReader? _fasta;
    private UtrTableChunks? _table;
    private KmerIndex? _index;
    private int _block;
    private BlockSlice _slice;
    private bool _ended;

    /// <param name="targets">Files in their order.</param>
    /// <param name="chunkSize">The text that a chunk takes in, in bytes.</param>
    public TargetQueue(IReadOnlyList<string> targets, int chunkSize)
    {
        _targets = targets;
        _chunkSize = chunkSize;
    }

    /// <summary>Kept up to date, or null.</summary>
    public ScanProgress? Progress { get; init; }

    /// <summary>The species whose rows of UTR tables are taken, or null.</summary>
    public int? Species { get; init; }

    /// <summary>The region that records are cut to, or null for whole records.</summary>
    public TargetRegions? Regions { get; init; }

    /// <summary>The records that were left out, since their coding region is not known.</summary>
    public UnknownRegions LeftOut { get; } = new();

    /// <summary>How many bases at the start of a record its later pieces are to know of.</summary>
    public int CountedBases { get; init; }

    /// <summary>The hashes of the inputs, added as each is read to its end; null to make none.</summary>
    public List<IndexSource>? Sources { get; init; }

    /// <summary>True to hand out an index as one batch, not block by block: for work that needs its sums alone.</summary>
    public bool WholeIndexes { get; init; }

    /// <summary>True to cut the blocks of an index into slices as long as a chunk, for work that makes much of each letter.</summary>
    public bool SlicesBlocks { get; init; }

    /// <summary>True to cut no record that an index would hold in one block: for work that needs records whole.</summary>
    public bool WholeRecords { get; init; }

    /// <summary>True once a FASTA input was read, for which a species means nothing.</summary>
    public bool SawFasta { get; private set; }

    /// <summary>Opens the first input, so that one that cannot be read is told before anything is written.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public void Start()
    {
        _ = OpenNext();
        if (Progress is not null)
        {
            Progress.BytesTotal = TotalSize(_targets);
        }
    }

    /// <summary>Fills a batch with the next chunk and gives it its number. What goes wrong while reading is the batch's failure.</summary>
    /// <returns>False when there is no more.</returns>
    public bool TryRead(ChunkBatch batch)
    {
        lock (_lock)
        {
            if (_ended)
            {
                return false;
            }

            try
            {
                while (!ReadFromFile(batch))
                {
                    if (!OpenNext())
                    {
                        _ended = true;
                        return false;
                    }
                }
            }
            catch (Exception failure)
            {
                _ended = true;
                batch.Failure = failure;
            }

            batch.Number = _next++;
            return true;
        }
    }

    /// <summary>Warns of a species that had no rows to choose from.</summary>
    public void TellUnusedSpecies(Action<string>? warn)
    {
        if (Species is not null && SawFasta)
        {
            warn?.Invoke("a species chooses rows of a TargetScan UTR table; it means nothing for FASTA and was not used there.");
        }
    }

    /// <summary>Warns of records that were left out.</summary>
    public void TellLeftOut(Action<string>? warn) => LeftOut.Tell(warn, "they are left out");

    /// <summary>Closes all inputs; no batch may use a block any more.</summary>
    public void Dispose()
    {
        CloseFile();
        _indexes.ForEach(index => index.Dispose());
    }

    private bool ReadFromFile(ChunkBatch batch)
    {
        batch.Index = _index;
        bool any;
        long position;
        if (_index is not null)
        {
            int parts = WholeIndexes ? 1 : _index.Blocks;
            any = SlicesBlocks ? NextSlice() : _block < parts;
            batch.Block = _block;
            batch.Slice = _slice;
            _block += SlicesBlocks ? 0 : 1;
            position = _index.FileLength / Math.Max(1, parts) * Math.Min(_block, parts);
        }
        else
        {
            any = _fasta?.Read(batch.Chunk) ?? _table?.Read(batch.Chunk) ?? false;
            position = _input?.Position ?? 0;
        }

        if (Progress is not null)
        {
            Progress.BytesRead = _bytesOfFilesDone + position;
        }

        return any;
    }

    /// <summary>Goes on to the next slice, in the same block or a later one.</summary>
    private bool NextSlice()
    {
        for (; _block < _index!.Blocks; _block++, _slice = default)
        {
            _slice = _index.BlockAt(_block).Next(_slice, _chunkSize, WholeRecords);
            if (!_slice.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private bool OpenNext()
    {
        EndFile();
        CloseFile();
        if (++_file >= _targets.Count)
        {
            return false;
        }

        _input = Open(_targets[_file]);
        switch (_input.Format)
        {
            case TargetFormat.Fasta:
                SawFasta = true;
                CheckName(_targets[_file]);
                _cutter = Regions is { Cuts: true } ? RegionCutter.Over(_input, Regions) : null;
                _fasta = new FastaReader(_cutter?.Pipe ?? _input.Pipe, _input.Path, _cutter?.FirstLine ?? _input.FirstLine)
                {
                    ChunkSize = _chunkSize,
                    CountedBases = CountedBases,
                    LongestWhole = WholeRecords ? IndexPipeline.ChunkSize : 0,
                };
                break;
            case TargetFormat.UtrTable:
                _table = Regions is null
                    ? new UtrTableChunks(_input, Species, _chunkSize)
                    : throw new InputException(
                        InputErrorKind.Record, "is a TargetScan UTR table, and holds 3'UTRs alone", "Search it without a region.", _input.Path);
                break;
            default:
                // A named pipe would be waited for without end: whoever wrote into it has gone.
                bool isPipe = _input.Size == 0 && _targets[_file] != TargetInput.StandardInput;
                _input.Dispose();
                _input = null;
                OpenIndex(isPipe ? throw IndexFile.Pipe(_targets[_file]) : _targets[_file]);
                break;
        }

        return true;
    }

    private TargetInput Open(string path)
    {
        try
        {
            return TargetInput.Open(path, withHash: Sources is not null);
        }
        catch (InputException wrong) when (wrong.Kind is InputErrorKind.UnknownFormat or InputErrorKind.Empty or InputErrorKind.Record && HasNameOfIndex(path))
        {
            KmerIndex.Open(path).Dispose();                     // tells better what is wrong with it
            throw;
        }
    }

    private static bool HasNameOfIndex(string path) => path.EndsWith(KmerIndex.FileExtension, StringComparison.OrdinalIgnoreCase);

    private void OpenIndex(string path)
    {
        KmerIndex index = KmerIndex.Open(path);
        _indexes.Add(index);
        if (Sources is not null)
        {
            throw new InputException(InputErrorKind.Index, "is an index already", "Give the FASTA that it was built from.", path);
        }

        CheckRegion(index, path);
        foreach (IndexSource source in Species is null ? [] : index.Provenance.Inputs)
        {
            SawFasta |= source.Species is null;
            if (source.Species is { } built && built != Species)
            {
                throw new InputException(
                    InputErrorKind.Index, $"was built for species {built}, and {Species} is asked for", "Build one for this species.", path);
            }
        }

        _index = index;
        _block = 0;
        _slice = default;
    }

    /// <summary>An index is not cut: it holds a region, or whole records.</summary>
    private void CheckRegion(KmerIndex index, string path)
    {
        string? built = index.Provenance.Region;
        if (Regions is not null && built != (Regions.Cuts ? Regions.Label : null))
        {
            throw new InputException(
                InputErrorKind.Index,
                $"was built of {(built is null ? "whole records" : $"{built} regions")}, and --region {Regions.Label} is asked for",
                $"Index what is to be searched: seedscan index {(Regions.Cuts ? $"--region {Regions.Label}" : "without --region")}.",
                path);
        }
    }

    /// <summary>A FASTA that has taken an index's place is hardly meant.</summary>
    private static void CheckName(string path)
    {
        if (HasNameOfIndex(path))
        {
            throw new InputException(
                InputErrorKind.Index,
                $"has the name of an index ({KmerIndex.FileExtension}) and is FASTA",
                "Give the index that was meant; if this FASTA is, rename it.",
                path);
        }
    }

    private void EndFile()
    {
        _bytesOfFilesDone += _input?.Size ?? _index?.FileLength ?? 0;
        _input?.CheckEnd();
        if (_cutter is not null)
        {
            LeftOut.Add(_cutter.Unknown);
        }

        if (_input is not null && Sources is not null)
        {
            Sources.Add(new IndexSource(_targets[_file], _input.BytesHashed, _input.Sha256, _table?.Species));
        }
    }

    private void CloseFile()
    {
        _input?.Dispose();
        _input = null;
        _cutter = null;
        _fasta = null;
        _table = null;
        _index = null;
    }

    private static long TotalSize(IReadOnlyList<string> paths)
    {
        long total = 0;
        foreach (string path in paths)
        {
            FileInfo file = new(path);
            if (path == TargetInput.StandardInput || !file.Exists)
            {
                return 0;
            }

            total += file.Length;
        }

        return total;
    }
}
