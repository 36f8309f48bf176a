using System.Text;
using SeedScan.Sequences;

namespace SeedScan.Rnas;

/// <summary>What a file of small RNAs is, as told by its content.</summary>
public enum RnaFileFormat
{
    /// <summary>FASTA, one RNA a record.</summary>
    Fasta,

    /// <summary>TargetScan's family table of 7 columns: one RNA a row, with its mature sequence.</summary>
    FamilyTable,

    /// <summary>The family table of 3 columns that TargetScan's scripts read: one family a row, with nothing but its seed.</summary>
    SeedTable,
}

/// <summary>The small RNAs of a file: FASTA or a TargetScan family table, plain or compressed with gzip.</summary>
/// <remarks>
/// A name may be given again with the same sequence (and in the same family): the first is kept, and
/// <see cref="Duplicates"/> counts the others. With another sequence it is an error, since sites could not be told apart.
/// </remarks>
public sealed class RnaFile
{
    /// <summary>The longest small RNA that is taken, in nt: beyond it the file is one of targets (small RNAs are under 200 nt).</summary>
    public const int LongestRna = 200;

    /// <summary>What to do with a plain list of names and sequences, or of sequences alone.</summary>
    internal const string ListRemedy =
        "A list with one small RNA a line, its sequence last, is made FASTA by awk '{print \">\" $1 \"\\n\" $NF}' LIST.";

    private RnaFile(string path, RnaFileFormat format, RnaList rnas, IReadOnlyList<RnaFamily> families)
    {
        Path = path;
        Format = format;
        Rnas = rnas.Rnas;
        Duplicates = rnas.Duplicates;
        Families = families;
    }

    /// <summary>The file's name, as the user gave it.</summary>
    public string Path { get; }

    /// <summary>What the file is.</summary>
    public RnaFileFormat Format { get; }

    /// <summary>The RNAs in the file's order, at least one; of a <see cref="RnaFileFormat.SeedTable"/> one RNA a family, named like it.</summary>
    public IReadOnlyList<SmallRna> Rnas { get; }

    /// <summary>The families of a table, in the order of their first rows; none for FASTA (see <see cref="RnaFamily.Group"/>).</summary>
    public IReadOnlyList<RnaFamily> Families { get; }

    /// <summary>Records or rows that were passed over because they say again what an earlier one says.</summary>
    public int Duplicates { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, or <c>-</c> for standard input.</param>
    /// <param name="species">
    /// An NCBI taxonomy number (human: 9606): only this species' rows of a table are taken, of a seed table the families that it
    /// has. FASTA says nothing of species, and all of it is taken. Null takes everything.
    /// </param>
    /// <exception cref="InputException">
    /// The file cannot be read, is empty, damaged or of another format; a record is not well formed or no small RNA; a name
    /// stands for two sequences; or nothing is left for the species.
    /// </exception>
    public static RnaFile Read(string path, int? species = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        using TargetInput input = Open(path);
        RnaList rnas = new(input.Path);
        if (input.Format == TargetFormat.Fasta)
        {
            ReadFasta(input, rnas);
            return new RnaFile(input.Path, RnaFileFormat.Fasta, rnas, []);
        }

        FamilyTable table = new(input.Path, rnas, species);
        table.Read(input.Pipe.AsStream(leaveOpen: true), input.FirstLine);
        return new RnaFile(input.Path, table.Format, rnas, table.Families());
    }

    private static TargetInput Open(string path)
    {
        try
        {
            return TargetInput.Open(path);
        }
        catch (InputException noHeader) when (noHeader.Kind == InputErrorKind.Record)
        {
            string remedy = $"{noHeader.Remedy} {ListRemedy}";
            throw new InputException(noHeader.Kind, noHeader.Problem, remedy, noHeader.File, noHeader.Line, noHeader.Record, noHeader);
        }
    }

    private static void ReadFasta(TargetInput input, RnaList rnas)
    {
        using FastaReader reader = new(input.Pipe, input.Path, input.FirstLine);
        FastaChunk chunk = new();
        PackedSequence letters = new();
        while (reader.Read(chunk))
        {
            foreach (FastaRecord record in chunk)
            {
                letters.Pack(record);           // says what is wrong with a letter, and on which line
                if (letters.Length > LongestRna || record.Continues)
                {
                    throw new InputException(
                        InputErrorKind.Rna,
                        $"has more than {LongestRna} nt, too many for a small RNA",
                        "Is this a file of targets? Give the small RNAs here.",
                        record.File,
                        record.Line,
                        record.NameText);
                }

                _ = rnas.Add(record.NameText, Sequence(record.Letters), Accession(record.Description), record.Line);
            }
        }
    }

    /// <summary>miRBase writes <c>&gt;hsa-let-7a-5p MIMAT0000062 Homo sapiens let-7a-5p</c>.</summary>
    private static string? Accession(ReadOnlySpan<byte> description)
    {
        if (!description.StartsWith("MIMAT"u8))
        {
            return null;
        }

        int end = description.IndexOfAny((byte)' ', (byte)'\t');
        return Encoding.UTF8.GetString(end < 0 ? description : description[..end]);
    }

    /// <summary>The letters without line ends and blanks.</summary>
    private static string Sequence(ReadOnlySpan<byte> letters)
    {
        StringBuilder sequence = new(letters.Length);
        foreach (byte letter in letters)
        {
            if (letter > (byte)' ')
            {
                _ = sequence.Append((char)letter);
            }
        }

        return sequence.ToString();
    }
}
