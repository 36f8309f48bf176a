using System.Buffers;
using System.Numerics;
using SeedScan.Oligos;
using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Thermodynamics;

namespace SeedScan.Writing;

/// <summary>Writes what strands do to miRNAs as rows of a <see cref="MirnomeTable"/>. For one thread at a time.</summary>
/// <remarks>Nothing is allocated for a row of TSV or JSON Lines.</remarks>
public sealed class MirnomeWriter
{
    private readonly MirnomeTable _table;
    private readonly RowText _row;

    internal MirnomeWriter(MirnomeTable table, IBufferWriter<byte> output)
    {
        _table = table;
        _row = new RowText(output);
    }

    /// <summary>Writes the rows of one strand; in text ahead of them what they add up to.</summary>
    /// <param name="strand">The strand.</param>
    /// <param name="design">The design that it belongs to.</param>
    /// <param name="hits">What the search has found for it.</param>
    /// <exception cref="InputException">The format cannot hold the strand's name.</exception>
    /// <exception cref="ArgumentException">The hits are another strand's.</exception>
    public void Write(Oligo strand, OligoDesign design, MirnomeHits hits)
    {
        ArgumentNullException.ThrowIfNull(strand);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(hits);
        byte[] name = _table.NameOf(strand.Name);
        if (_table.Format == NearMatchFormat.Text)
        {
            MirnomeText.WriteHead(_row, _table, strand, design, hits);
        }

        foreach (ref readonly MirnomeHit hit in hits.Hits)
        {
            if (hit.IsAligned)
            {
                MirnomeDrawing.Check(_table.Search, strand, in hit);
            }

            switch (_table.Format)
            {
                case NearMatchFormat.Tsv:
                    WriteTsv(name, strand, in hit);
                    break;
                case NearMatchFormat.JsonLines:
                    WriteJson(name, strand, in hit);
                    break;
                default:
                    MirnomeText.Write(_row, _table, strand, in hit);
                    break;
            }
        }
    }

    /// <summary>What is no pair, from the oligo's 5' end on: a base of the oligo, then the bulge between it and the next one.</summary>
    internal static void AddPositions(RowText row, in MirnomeHit hit, ReadOnlySpan<byte> between, ReadOnlySpan<byte> quote)
    {
        bool isFirst = true;
        for (int position = 1; position <= hit.OligoLength; position++)
        {
            ulong here = 1UL << (hit.OligoLength - position);
            ReadOnlySpan<byte> kind = (hit.Mismatched & here) != 0 ? "m"u8 : (hit.Wobbled & here) != 0 ? "w"u8 : (hit.OligoBulged & here) != 0 ? "o"u8 : [];
            if (!kind.IsEmpty)
            {
                row.Add(isFirst ? [] : between).Add(quote).Add(kind).Add(position).Add(quote);
                isFirst = false;
            }

            if ((hit.MirnaBulged & here) != 0)
            {
                row.Add(isFirst ? [] : between).Add(quote).Add("t"u8).Add(position).Add(quote);
                isFirst = false;
            }
        }
    }

    private void WriteTsv(ReadOnlySpan<byte> oligo, Oligo strand, in MirnomeHit hit)
    {
        _row.Add(oligo).Add("\t"u8).Add(_table.MirnaName(hit.Mirna)).Add("\t"u8).Add(MirnomeWords.Of(hit.Class)).Add("\t"u8).Add(MirnomeWords.Of(hit.Seed));
        if (!hit.IsAligned)
        {
            _row.Add("\t.\t.\t.\t.\t.\t.\t.\t.\t.\t.\t.\t.\t.\t.\t.\t.\n"u8);
            return;
        }

        foreach (int number in (ReadOnlySpan<int>)[hit.Start + 1, hit.End, hit.Edits, hit.Mismatches, hit.Wobbles, hit.MirnaBulges, hit.OligoBulges, hit.OverhangFivePrime, hit.OverhangThreePrime, hit.LongestRun])
        {
            _row.Add("\t"u8).Add(number);
        }

        _row.Add("\t"u8).AddEnergy(hit.FreeEnergy37, "."u8).Add("\t"u8).Add(hit.Energy.Notes == 0 && strand.IsChemistryKnown ? "."u8 : []);
        AddNotes(_row, in hit, strand.IsChemistryKnown, []);
        _row.Add("\t"u8).Add(hit.Edits == 0 ? "."u8 : []);
        AddPositions(_row, in hit, ","u8, []);
        Span<byte> lines = stackalloc byte[3 * MirnomeDrawing.MaxColumns];
        Drawing drawing = Draw(strand, in hit, lines);
        _row.Add("\t"u8).Add(drawing.Mirna).Add("\t"u8).Add(drawing.Pairs).Add("\t"u8).Add(drawing.Oligo).Add("\n"u8);
    }

    private void WriteJson(ReadOnlySpan<byte> oligo, Oligo strand, in MirnomeHit hit)
    {
        _row.Add("{\"oligo\":\""u8).Add(oligo).Add("\",\"mirna\":\""u8).Add(_table.MirnaName(hit.Mirna));
        _row.Add("\",\"class\":\""u8).Add(MirnomeWords.Of(hit.Class)).Add("\",\"seed\":"u8);
        ReadOnlySpan<byte> quote = hit.Seed == MirnomeSeed.None ? [] : "\""u8;
        _row.Add(quote).Add(hit.Seed == MirnomeSeed.None ? "null" : MirnomeWords.Of(hit.Seed)).Add(quote);
        if (!hit.IsAligned)
        {
            _row.Add(",\"start\":null,\"end\":null,\"edits\":null,\"mismatches\":null,\"wobbles\":null,\"mirna_bulges\":null,\"oligo_bulges\":null"u8);
            _row.Add(",\"overhang_5p\":null,\"overhang_3p\":null,\"longest_run\":null,\"dg\":null,\"dg_notes\":null,\"positions\":null"u8);
            _row.Add(",\"mirna_strand\":null,\"pairs\":null,\"oligo_strand\":null}\n"u8);
            return;
        }

        _row.Add(",\"start\":"u8).Add(hit.Start + 1).Add(",\"end\":"u8).Add(hit.End).Add(",\"edits\":"u8).Add(hit.Edits);
        _row.Add(",\"mismatches\":"u8).Add(hit.Mismatches).Add(",\"wobbles\":"u8).Add(hit.Wobbles);
        _row.Add(",\"mirna_bulges\":"u8).Add(hit.MirnaBulges).Add(",\"oligo_bulges\":"u8).Add(hit.OligoBulges);
        _row.Add(",\"overhang_5p\":"u8).Add(hit.OverhangFivePrime).Add(",\"overhang_3p\":"u8).Add(hit.OverhangThreePrime);
        _row.Add(",\"longest_run\":"u8).Add(hit.LongestRun).Add(",\"dg\":"u8).AddEnergy(hit.FreeEnergy37, "null"u8).Add(",\"dg_notes\":["u8);
        AddNotes(_row, in hit, strand.IsChemistryKnown, "\""u8);
        _row.Add("],\"positions\":["u8);
        AddPositions(_row, in hit, ","u8, "\""u8);
        Span<byte> lines = stackalloc byte[3 * MirnomeDrawing.MaxColumns];
        Drawing drawing = Draw(strand, in hit, lines);
        _row.Add("],\"mirna_strand\":\""u8).Add(drawing.Mirna).Add("\",\"pairs\":\""u8).Add(drawing.Pairs).Add("\",\"oligo_strand\":\""u8).Add(drawing.Oligo).Add("\"}\n"u8);
    }

    private Drawing Draw(Oligo strand, in MirnomeHit hit, Span<byte> lines)
    {
        const int Most = MirnomeDrawing.MaxColumns;
        int columns = MirnomeDrawing.Draw(_table.Search.CodesOf(hit.Mirna), strand.Bases, in hit, lines, lines[Most..], lines[(2 * Most)..]);
        Span<byte> pairs = lines.Slice(Most, columns);
        pairs.Replace((byte)' ', (byte)'.');
        return new Drawing(lines[..columns], pairs, lines.Slice(2 * Most, columns));
    }

    private static void AddNotes(RowText row, in MirnomeHit hit, bool isChemistryKnown, ReadOnlySpan<byte> quote)
    {
        bool isFirst = true;
        if (!isChemistryKnown)
        {
            row.Add(quote).Add("ChemistryUnknown"u8).Add(quote);
            isFirst = false;
        }

        for (uint notes = (uint)hit.Energy.Notes; notes != 0; notes &= notes - 1)
        {
            row.Add(isFirst ? [] : ","u8).Add(quote).Add(EnergyNoteTexts.NameOf(BitOperations.TrailingZeroCount(notes))).Add(quote);
            isFirst = false;
        }
    }

    private readonly ref struct Drawing(ReadOnlySpan<byte> mirna, ReadOnlySpan<byte> pairs, ReadOnlySpan<byte> oligo)
    {
        public ReadOnlySpan<byte> Mirna { get; } = mirna;

        public ReadOnlySpan<byte> Pairs { get; } = pairs;

        public ReadOnlySpan<byte> Oligo { get; } = oligo;
    }
}
