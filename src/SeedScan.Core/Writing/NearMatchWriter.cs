using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Text;
using SeedScan.Oligos;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Thermodynamics;

namespace SeedScan.Writing;

/// <summary>Writes the near matches of one target after another as rows of a <see cref="NearMatchTable"/>. For one thread at a time.</summary>
/// <remarks>Nothing is allocated for a row, nor for a target once the writer has seen its longest name.</remarks>
public sealed class NearMatchWriter
{
    /// <summary>More than a row has beside its names: the keys of JSON, twelve numbers, all notes, what is no pair, and three lines of an alignment.</summary>
    private const int LongestRest = 2048;

    private static readonly byte[][] s_regions = [.. Enumerable.Range(0, TranscriptRegionLabels.Count).Select(i => Encoding.ASCII.GetBytes(TranscriptRegionLabels.Label((TranscriptRegions)i)))];

    private readonly NearMatchTable _table;
    private readonly IBufferWriter<byte> _output;
    private readonly ArrayBufferWriter<byte> _target = new();
    private CodingRegion? _coding;

    internal NearMatchWriter(NearMatchTable table, IBufferWriter<byte> output)
    {
        _table = table;
        _output = output;
    }

    /// <summary>Names the target that the next near matches are in.</summary>
    /// <param name="name">Its name, in UTF-8. TSV and text take the bytes as they are; JSON Lines escapes them.</param>
    /// <param name="coding">Its coding region, where regions are told; null where it is not known.</param>
    /// <exception cref="InputException">The format cannot hold the name: a tab or line end in TSV or text.</exception>
    public void BeginTarget(ReadOnlySpan<byte> name, CodingRegion? coding = null)
    {
        _coding = coding;
        _target.ResetWrittenCount();
        if (_table.Format == NearMatchFormat.JsonLines)
        {
            JsonRowStyle.AppendEscaped(_target, name);
        }
        else
        {
            RowStyle.CheckTarget(name, blanks: false, "TSV");
            _target.Write(name);
        }
    }

    /// <summary>Writes the row of one near match.</summary>
    /// <param name="oligo">The oligo's number in the table's list.</param>
    /// <param name="search">The search that found it.</param>
    /// <param name="match">The near match.</param>
    /// <exception cref="ArgumentException">The match is another search's.</exception>
    public void Write(int oligo, SimilaritySearch search, in NearMatch match)
    {
        ArgumentNullException.ThrowIfNull(search);
        NearMatchDrawing.Check(search, in match);
        int columns = NearMatchDrawing.ColumnsOf(in match);
        Span<byte> lines = stackalloc byte[3 * NearMatchDrawing.MaxColumns];
        Span<byte> upper = lines[..columns], bars = lines.Slice(columns, columns), lower = lines.Slice(2 * columns, columns);
        NearMatchDrawing.Draw(search, in match, upper, bars, lower);
        ReadOnlySpan<byte> name = _table.OligoName(oligo);
        ReadOnlySpan<Sugar> sugars = _table.SugarsOf(oligo);
        DuplexEnergy? energy = sugars.IsEmpty ? null : NearMatchEnergy.OfDrawn(upper, lower, match.Strand, sugars);
        Row row = new(_output.GetSpan(_target.WrittenCount + name.Length + LongestRest));
        switch (_table.Format)
        {
            case NearMatchFormat.Tsv:
                bars.Replace((byte)' ', (byte)'.');
                WriteTsv(ref row, name, in match, energy);
                row.Column(upper);
                row.Column(bars);
                row.Column(lower);
                break;
            case NearMatchFormat.JsonLines:
                bars.Replace((byte)' ', (byte)'.');
                WriteJson(ref row, name, in match, energy);
                row.Add("],\"oligo_strand\":\""u8, upper);
                row.Add("\",\"pairs\":\""u8, bars);
                row.Add("\",\"target_strand\":\""u8, lower);
                row.Add("\"}"u8);
                break;
            default:
                WriteText(ref row, name, in match, energy);
                ReadOnlySpan<byte> start = match.Strand == Strand.Forward ? "3'"u8 : "5'"u8, end = match.Strand == Strand.Forward ? "5'"u8 : "3'"u8;
                row.Add("\n  "u8, start, " "u8, upper, " "u8, end);
                row.Add("\n     "u8, bars.TrimEnd((byte)' '));
                row.Add("\n  "u8, end, " "u8, lower, " "u8, start);
                row.Add("\n"u8);
                break;
        }

        row.Add("\n"u8);
        _output.Advance(row.Length);
    }

    private void WriteTsv(ref Row row, ReadOnlySpan<byte> oligo, in NearMatch match, DuplexEnergy? energy)
    {
        row.Add(_target.WrittenSpan);
        row.Column(match.Start + 1);
        row.Column(match.End);
        row.Column(oligo);
        row.Column(match.Strand == Strand.Forward ? "+"u8 : "-"u8);
        row.Column(match.Edits);
        row.Column(match.Mismatches);
        row.Column(match.Wobbles);
        row.Column(match.TargetBulges);
        row.Column(match.OligoBulges);
        row.Column(match.LongestRun);
        if (_table.HasRegions)
        {
            row.Column(RegionOf(in match));
        }

        row.Add("\t"u8);
        row.AddEnergy(energy, "."u8);
        row.Column(energy is { Notes: EnergyNotes.None } ? "."u8 : []);
        WriteNotes(ref row, energy, []);
        row.Column([]);
        WritePositions(ref row, in match, ","u8, []);
        row.Add(IsPerfect(in match) ? "."u8 : []);
    }

    private void WriteJson(ref Row row, ReadOnlySpan<byte> oligo, in NearMatch match, DuplexEnergy? energy)
    {
        row.Add("{\"target\":\""u8, _target.WrittenSpan);
        row.Add("\",\"start\":"u8, match.Start + 1);
        row.Add(",\"end\":"u8, match.End);
        row.Add(",\"oligo\":\""u8, oligo);
        row.Add("\",\"strand\":\""u8, match.Strand == Strand.Forward ? "+"u8 : "-"u8);
        row.Add("\",\"edits\":"u8, match.Edits);
        row.Add(",\"mismatches\":"u8, match.Mismatches);
        row.Add(",\"wobbles\":"u8, match.Wobbles);
        row.Add(",\"target_bulges\":"u8, match.TargetBulges);
        row.Add(",\"oligo_bulges\":"u8, match.OligoBulges);
        row.Add(",\"longest_run\":"u8, match.LongestRun);
        if (_table.HasRegions)
        {
            ReadOnlySpan<byte> quote = _coding is null ? [] : "\""u8;
            row.Add(",\"region\":"u8);
            row.Add(quote, _coding is null ? "null"u8 : RegionOf(in match), quote);
        }

        row.Add(",\"dg\":"u8);
        row.AddEnergy(energy, "null"u8);
        row.Add(",\"dg_notes\":["u8);
        WriteNotes(ref row, energy, "\""u8);
        row.Add("],\"positions\":["u8);
        WritePositions(ref row, in match, ","u8, "\""u8);
    }

    private void WriteText(ref Row row, ReadOnlySpan<byte> oligo, in NearMatch match, DuplexEnergy? energy)
    {
        row.Add(_target.WrittenSpan, ":"u8);
        row.Add([], match.Start + 1);
        row.Add("-"u8, match.End);
        row.Add(" "u8, match.Strand == Strand.Forward ? "+"u8 : "-"u8, " "u8, oligo);
        row.Add(", "u8, match.Edits);
        row.Add(match.Edits == 1 ? " edit"u8 : " edits"u8, IsPerfect(in match) ? [] : ": "u8);
        WritePositions(ref row, in match, " "u8, []);
        row.Add(", longest run "u8, match.LongestRun);
        row.Add(_table.HasRegions ? ", region "u8 : [], _table.HasRegions ? RegionOf(in match) : []);
        row.Add(", dG "u8);
        row.AddEnergy(energy, "unknown"u8);
        row.Add(energy is { IsKnown: true } ? " kcal/mol"u8 : []);
    }

    /// <summary>The regions that a match has bases in.</summary>
    private ReadOnlySpan<byte> RegionOf(in NearMatch match) => s_regions[(int)(_coding?.RegionsOf(match.Start, match.End) ?? TranscriptRegions.None)];

    /// <summary>What of an energy was not measured on such strands; without an energy, that the strand is not known.</summary>
    private static void WriteNotes(ref Row row, DuplexEnergy? energy, ReadOnlySpan<byte> quote)
    {
        if (energy is not { } known)
        {
            row.Add(quote, "ChemistryUnknown"u8, quote);
            return;
        }

        bool isFirst = true;
        for (uint notes = (uint)known.Notes; notes != 0; notes &= notes - 1)
        {
            row.Add(isFirst ? [] : ","u8, quote, EnergyNoteTexts.NameOf(BitOperations.TrailingZeroCount(notes)), quote);
            isFirst = false;
        }
    }

    private static bool IsPerfect(in NearMatch match) => (match.Mismatched | match.Wobbled | match.TargetBulged | match.OligoBulged) == 0;

    /// <summary>What is no pair, from the oligo's 5' end on: a base of the oligo, then the bulge between it and the next one.</summary>
    private static void WritePositions(ref Row row, in NearMatch match, ReadOnlySpan<byte> between, ReadOnlySpan<byte> quote)
    {
        bool isForward = match.Strand == Strand.Forward, isFirst = true;
        for (int position = 1; position <= match.OligoLength; position++)
        {
            // A bit of TargetBulged is the base behind the bulge in the direction of the target: on the + strand the one nearer to the 5' end.
            int bit = isForward ? match.OligoLength - position : position - 1;
            ulong here = 1UL << bit, bulge = isForward ? here : here << 1;
            char kind = (match.Mismatched & here) != 0 ? 'm' : (match.Wobbled & here) != 0 ? 'w' : (match.OligoBulged & here) != 0 ? 'o' : '\0';
            if (kind != '\0')
            {
                Add(ref row, kind, position, between, quote);
            }

            if ((match.TargetBulged & bulge) != 0)
            {
                Add(ref row, 't', position, between, quote);
            }
        }

        void Add(ref Row row, char kind, int position, ReadOnlySpan<byte> between, ReadOnlySpan<byte> quote)
        {
            row.Add(isFirst ? [] : between, quote, [(byte)kind]);
            row.Add([], position);
            row.Add(quote);
            isFirst = false;
        }
    }

    /// <summary>A row that is put together; its span is long enough.</summary>
    private ref struct Row(Span<byte> span)
    {
        private readonly Span<byte> _span = span;

        public int Length { get; private set; }

        public void Add(scoped ReadOnlySpan<byte> text)
        {
            text.CopyTo(_span[Length..]);
            Length += text.Length;
        }

        public void Add(scoped ReadOnlySpan<byte> text, scoped ReadOnlySpan<byte> more)
        {
            Add(text);
            Add(more);
        }

        public void Add(scoped ReadOnlySpan<byte> text, scoped ReadOnlySpan<byte> second, scoped ReadOnlySpan<byte> third)
        {
            Add(text, second);
            Add(third);
        }

        public void Add(scoped ReadOnlySpan<byte> text, scoped ReadOnlySpan<byte> second, scoped ReadOnlySpan<byte> third, scoped ReadOnlySpan<byte> fourth)
        {
            Add(text, second);
            Add(third, fourth);
        }

        public void Add(
            scoped ReadOnlySpan<byte> text, scoped ReadOnlySpan<byte> second, scoped ReadOnlySpan<byte> third, scoped ReadOnlySpan<byte> fourth, scoped ReadOnlySpan<byte> fifth, scoped ReadOnlySpan<byte> sixth)
        {
            Add(text, second, third);
            Add(fourth, fifth, sixth);
        }

        public void Add(scoped ReadOnlySpan<byte> text, long number)
        {
            Add(text);
            _ = Utf8Formatter.TryFormat(number, _span[Length..], out int digits);
            Length += digits;
        }

        /// <summary>An energy in hundredths of kcal/mol, from the thousandths that it is known in.</summary>
        public void AddEnergy(DuplexEnergy? energy, scoped ReadOnlySpan<byte> unknown)
        {
            if (energy is not { IsKnown: true } known)
            {
                Add(unknown);
                return;
            }

            int thousandths = (int)Math.Round(known.FreeEnergy37 * 1000), hundredths = (Math.Abs(thousandths) + 5) / 10;
            Add(thousandths < 0 && hundredths > 0 ? "-"u8 : [], hundredths / 100);
            Add("."u8, hundredths / 10 % 10);
            Add([], hundredths % 10);
        }

        public void Column(scoped ReadOnlySpan<byte> text) => Add("\t"u8, text);

        public void Column(long number) => Add("\t"u8, number);
    }
}
