using SeedScan.Sequences;

namespace SeedScan.Tests.Fixtures;

/// <summary>What is to be said of a specimen of <c>data/utr-fixtures/broken</c>.</summary>
/// <param name="File">Its name there.</param>
/// <param name="Kind">The kind of the error; null where the file is accepted.</param>
/// <param name="Message">What follows the file's name in the message, or the warning, or nothing.</param>
internal sealed record Specimen(string File, InputErrorKind? Kind, string Message);

/// <summary>The messages of all specimens. <c>broken/README.md</c> says what is wrong with each.</summary>
internal static class Specimens
{
    private const string NoHeader = ":1: the first record has no header. FASTA starts each record with a line '>name'.";
    private const string EmptyFile = ": holds no sequence. Is it the right file? It is empty or blank.";
    private const string EndsEarly = ": the gzip data ends early. Copy or make the file again; gzip -t FILE checks it.";
    private const string Damaged = ": the gzip data is damaged. Copy or make the file again; gzip -t FILE checks it.";
    private const string Followed = ": the gzip data is followed by bytes that are not gzip. Make the file again, or keep its whole part with gzip -dc FILE > NEW.";
    private const string Gaps = "Remove the gaps (an alignment belongs in a TargetScan UTR table).";
    private const string Protein = "If this is protein, give the nucleotide sequence; otherwise write N for what is not known.";
    private const string Utf16 = ": is UTF-16 text. Convert it, for instance with iconv -f UTF-16 -t UTF-8.";
    private const string Species = "The second column is an NCBI taxonomy number such as 9606; a header line has to be removed.";
    private const string Columns = "A TargetScan UTR table has three columns separated by tabs: gene, species number, aligned sequence.";

    /// <summary>Each specimen as an input of targets.</summary>
    public static readonly IReadOnlyList<Specimen> AsTargets =
    [
        new("empty.fa", InputErrorKind.Empty, EmptyFile),
        new("blank-lines.fa", InputErrorKind.Empty, EmptyFile),
        new("empty.fa.gz", InputErrorKind.Empty, EmptyFile),
        new("no-header.fa", InputErrorKind.Record, NoHeader),
        new("header-without-name.fa", InputErrorKind.Record, ":3: a header without a name. Write the record's name right after '>'."),
        new("header-with-space-before-name.fa", null, ""),
        new("record-without-sequence.fa", null, "1 record has no sequence, the first of them second."),
        new("header-at-end.fa", null, "1 record has no sequence, the first of them second."),
        new("duplicate-names.fa", null, "2 records have the name of an earlier one, the first of them twice; their rows cannot be told apart."),
        new("protein.fa", InputErrorKind.Letter, $":4: record protein: 'I' is not a nucleotide code. {Protein}"),
        new("gap.fa", InputErrorKind.Letter, $":5: record gapped: '-' is a gap character. {Gaps}"),
        new("dots.fa", InputErrorKind.Letter, $":4: record dotted: '.' is a gap character. {Gaps}"),
        new("stop.fa", InputErrorKind.Letter, $":4: record stopped: '*' is not a nucleotide code. {Protein}"),
        new("digits.fa", InputErrorKind.Letter, ":4: record numbered: '1' has no place in a sequence. Give FASTA: a line '>name', then lines of A, C, G, T or U and IUPAC codes."),
        new("inner-space.fa", null, ""),
        new("nul.fa", InputErrorKind.Letter, ":4: record nul: a zero byte stands in the sequence. The file is binary or damaged; give FASTA text."),
        new("non-ascii-letter.fa", InputErrorKind.Letter, ":4: record umlaut: byte 0xC3 has no place in a sequence. Give FASTA as plain ASCII text."),
        new("cr-only.fa", InputErrorKind.Record, ":1: a header holds a carriage return without a line feed. The file has old Macintosh line ends; convert it, for instance with tr '\\r' '\\n'."),
        new("utf16-le.fa", InputErrorKind.UnknownFormat, Utf16),
        new("utf16-be.fa", InputErrorKind.UnknownFormat, Utf16),
        new("utf8-bom.fa", null, ""),
        new("reads.fastq", InputErrorKind.UnknownFormat, ": looks like FASTQ. Convert it to FASTA, for instance with seqkit fq2fa."),
        new("record.gb", InputErrorKind.UnknownFormat, ": looks like a GenBank or EMBL record. Export the sequences as FASTA."),
        new("error-page.fa", InputErrorKind.UnknownFormat, ": looks like HTML or XML. A download may have brought an error page instead of the file: look into it, and fetch the FASTA again."),
        new("binary.fa", InputErrorKind.UnknownFormat, ": is binary data. Give FASTA, plain or compressed with gzip."),
        new("bzip2.fa.bz2", InputErrorKind.UnknownFormat, ": is compressed, but not with gzip. Decompress it first; plain text and gzip are read."),
        new("targetscan-utr-columns.txt", InputErrorKind.Record, $":2: record GENE2: 2 columns instead of 3. {Columns}"),
        new("targetscan-utr-species.txt", InputErrorKind.Record, $":2: record GENE2: the species 'human' is not a number. {Species}"),
        new("targetscan-short-family-columns.txt", InputErrorKind.Record, $":1: record miR-1/206: the species 'GGAAUGU' is not a number. {Species}"),
        new("targetscan-short-family-seed.txt", InputErrorKind.Record, $":1: record miR-1/206: the species 'GGAAUGU' is not a number. {Species}"),
        new("targetscan-family-columns.txt", InputErrorKind.Record, $":1: record miR family: 7 columns instead of 3. {Columns}"),
        new("truncated-in-header.fa.gz", InputErrorKind.Compression, EndsEarly),
        new("truncated-after-header.fa.gz", InputErrorKind.Compression, EndsEarly),
        new("truncated-in-data.fa.gz", InputErrorKind.Compression, EndsEarly),
        new("truncated-in-last-data-byte.fa.gz", InputErrorKind.Compression, EndsEarly),
        new("truncated-before-trailer.fa.gz", InputErrorKind.Compression, EndsEarly),
        new("truncated-in-trailer.fa.gz", InputErrorKind.Compression, EndsEarly),
        new("truncated-by-one-byte.fa.gz", InputErrorKind.Compression, EndsEarly),
        new("truncated-in-second-header.fa.gz", InputErrorKind.Compression, EndsEarly),
        new("truncated-in-second-member.fa.gz", InputErrorKind.Compression, EndsEarly),
        new("truncated-before-second-trailer.fa.gz", InputErrorKind.Compression, EndsEarly),
        new("wrong-crc.fa.gz", InputErrorKind.Compression, Damaged),
        new("wrong-length.fa.gz", InputErrorKind.Compression, Damaged),
        new("damaged-data.fa.gz", InputErrorKind.Compression, Damaged),
        new("garbage-after-gzip.fa.gz", InputErrorKind.Compression, Followed),
        new("zeros-after-gzip.fa.gz", InputErrorKind.Compression, Followed),
        new("plain-text.fa.gz", null, ""),
        new("compressed.fa", null, ""),
    ];
}
