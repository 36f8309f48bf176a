namespace SeedScan.Cli;

/// <summary>What <c>--help</c> prints. The examples work as typed in the root of the repository; a test runs them.</summary>
internal static class HelpText
{
    /// <summary>The verbs.</summary>
    public static readonly string[] Verbs = ["scan", "index", "inspect", "offtarget", "landscape", "rnas"];

    /// <summary>The verbs in a sentence.</summary>
    public static readonly string VerbList = string.Join(", ", Verbs[..^1]) + " and " + Verbs[^1];

    /// <summary>True for the words that ask for help.</summary>
    public static bool IsAskedFor(string argument) => argument is "--help" or "-h";

    /// <summary>The help of a verb.</summary>
    public static string Of(string verb) => verb switch
    {
        "scan" => Scan,
        "index" => Index,
        "inspect" => Inspect,
        "offtarget" => OffTarget,
        "landscape" => Landscape,
        _ => Rnas,
    };

    /// <summary><c>seedscan --help</c>.</summary>
    public const string Overview = """
        seedscan finds the seed sites of miRNAs and other small RNAs in 3'UTRs and transcripts, and
        the near matches of oligos.

        Usage: seedscan VERB [TARGETS...] [options]

        Verbs
          scan      seed sites of small RNAs in targets
          index     builds a k-mer index of targets, which the other verbs take in their place
          inspect   what targets or an index hold; checks every byte of an index
          offtarget near matches of whole oligos in targets, or (--mirnome) what they do to miRNAs
          landscape sites, targets and rank of every seed: which seeds have few sites in targets
          rnas      looks up the bundled human miRNAs of miRBase 22

        Options
          --help    this text; 'seedscan VERB --help' lists the options of a verb
          --version the version

        Examples
          seedscan scan data/utr-fixtures/hoxc-3utr.fa --rna hsa-miR-196a-5p
          seedscan offtarget data/utr-fixtures/hoxc-3utr.fa --oligo CCCTTTAGGTAGTA --bulges 1
          seedscan rnas miR-21

        Exit codes: 0 done, 1 bad input or failed work, 2 wrong usage, 128 + n ended by signal n (130 by Ctrl-C).

        """;

    /// <summary><c>seedscan scan --help</c>.</summary>
    public const string Scan = """
        Finds the seed sites of small RNAs in targets.

        Usage: seedscan scan TARGETS... (--rna X | --rnas FILE | --all-human) [options]

        TARGETS are FASTA, plain or gzip, a TargetScan UTR table, or an index that 'seedscan
        index' built; - is standard input. The format is told by content, not by name.

        Small RNAs
          --rna X             a miRBase name (hsa-miR-21-5p or miR-21-5p), an accession or a
                              sequence 5'->3'; give --rna again for each further one
          --rnas FILE         a FASTA of small RNAs, or a TargetScan family table; once; - is
                              standard input
          --all-human         the 2,656 human mature miRNAs of miRBase 22

        Sites
          --types LIST        8mer, 7mer-m8, 7mer-A1, 6mer, 6mer-m8, 6mer-A1, wobble-8mer,
                              wobble-7mer-m8, mismatch-8mer, bulge-8mer, bulge-7mer-m8,
                              bulge-7mer-A1, centered, 3p-compensatory, separated by commas,
                              or a set: 7mer (7mer-m8,7mer-A1), default (the first four),
                              all-canonical (the first six), all
          --min-type TYPE     8mer, 7mer-m8, 7mer-A1 (or 7mer) or 6mer, and what is better
          --by rna|family     a row for each RNA (default) or for each family (same nt 2-8)
          --strand +|-|both   strands to search; + by default
          --bulge-base G|any  the base that the bulge types accept; G by default
          --seed-start N      the nucleotide that plays the part of nt 2; 2 by default, at most
                              200
          --mask-start N      masks the first N bases of each target; 0 by default
          --attributes        adds what is found beside the seed: watson1, supplementary
          --species N         of UTR and family tables, the rows of this species only (NCBI
                              taxonomy number; human is 9606)

        Region of each mRNA, where the targets are whole mRNAs with their coding regions told
          --region R          5utr, cds or 3utr: it alone is searched, as if cut beforehand; all:
                              everything is searched, and a column tells each site's region
          --cds FILE          tells the coding regions: a GTF, or a table with a name and
                              START-END (from 1, the stop codon inside), plain or gzip; by
                              default they are read from the headers (cds=61-1032, or
                              GENCODE's CDS:61-1032). Targets without one are left out

        Output
          -o, --output FILE   the sites; standard output by default; .gz is compressed
          --format F          tsv (default), bed, gff3, jsonl or targetscan: TargetScan 7's
                              site table, with its mask of the first 14 bases. It needs a
                              UTR table and a family table, and is of the species that the
                              family table lists
          --targetscan-compatible
                              the very same as --format targetscan; with --score context++
                              TargetScan 7's table of scores, 37 columns, from the files below
          --score MODEL       scores of sites in whole 3'UTRs, with a column for each feature:
                              context++ (Agarwal 2015), context-2007 (Grimson 2007), or a file
                              of numbers. What lacks is named, and the score marked partial
          --summary FILE      the totals of each target, in a second file; - writes them to
                              standard output instead of the sites. With --score also the
                              cumulative score and the predicted repression in percent
          --ranking FILE      with --score: of each RNA the targets that it is to repress most,
                              in a further file, and ahead of them, under the RNA *, those that
                              all RNAs together do (the sum of their scores); - writes it to
                              standard output instead of the sites
          --top N|all         how many targets of each RNA are ranked; 100 by default. The last
                              column tells how many there are
          --drawings FILE     with --score: how the RNA lies on each site, 3' pairing included, in
                              a further file; - writes it to standard output instead of the
                              sites
          --manifest          begins the sites with lines on version, options and input hashes

        Files of scores. What is not given, or not in them, is named in each row; in TargetScan's
        table, a warning says what its script makes of it (docs/targetscan-differences.md)
          --orfs FILE         mRNAs whose headers tell the coding regions, for Len_ORF and ORF8m;
                              with --region 3utr, the targets' own are taken
          --orf-lengths FILE  target, species number (or without), length of the reading frame
          --airs FILE         isoforms: target, first base, last base, percentage
          --accessibility DIR RNAplfold's files TARGET_lunp (in TargetScan's table GENE.SPECIES_lunp)
          --abundance FILE    TargetScan's table of TA and SPS by seed region; without it, TA is
                              counted in the targets
          --matures FILE      TargetScan's table alone: family, species number, name, mature
                              sequence; needed unless --rnas is a family table of 7 columns
          --orf-8mers FILE    the same: gene, species number, nt 2-8, 8mers in the reading frame
          --pct FILE          the same: TargetScan's site table with PCT

        Work
          --threads N         worker threads; 0, the default, takes all processors. The
                              output is the same for any number
          --progress auto|on|off
                              a bar on a terminal when the work takes over a second (auto)
          --quiet             no warnings and no progress
          --debug             a stack trace after an error

        Example
          seedscan scan data/utr-fixtures/hoxc-3utr.fa --rna hsa-miR-196a-5p --min-type 7mer

        """;

    /// <summary><c>seedscan index --help</c>.</summary>
    public const string Index = """
        Builds a k-mer index of targets. Every verb that takes targets takes the index in their
        place, with the same results, and finds the sites of a few RNAs without reading the rest.

        Usage: seedscan index TARGETS... -o FILE [options]

        TARGETS are FASTA, plain or gzip, or a TargetScan UTR table; - is standard input.

        Options
          -o, --output FILE   the index; by custom its name ends in .ssi. It appears when it is
                              complete
          --memory SIZE       the most memory to take, such as 500M or 2G; by default what the
                              threads need: 100 MB for two and 15 MB for each further one,
                              whatever the size of the input
          --species N         of a UTR table the rows of this species only (NCBI taxonomy
                              number; human is 9606)
          --region R          5utr, cds or 3utr: of whole mRNAs, that region alone
          --cds FILE          a GTF, or a table with a name and START-END, that tells where the
                              coding regions are; by default the headers do (cds=61-1032)
          --threads N         worker threads; 0, the default, takes all processors. The index
                              is the same for any number
          --progress auto|on|off
                              a bar on a terminal when the work takes over a second (auto)
          --quiet             no warnings and no progress
          --debug             a stack trace after an error

        Example
          seedscan index data/utr-fixtures/hoxc-3utr.fa -o hoxc.ssi

        """;

    /// <summary><c>seedscan inspect --help</c>.</summary>
    public const string Inspect = """
        Tells what targets or an index hold: how many, how long, how much of them is known, and of
        an index its version, its size and what it was built from (name, size and SHA-256).

        Usage: seedscan inspect TARGETS... [options]

        TARGETS are FASTA, plain or gzip, a TargetScan UTR table, or an index; - is standard
        input. Given an index and other files, it tells of each whether the index was built from
        it; a source that has changed since is an error.

        Options
          --verify            checks every byte of the indexes
          --targets           lists every target instead: name, length, ambiguous bases and
                              description
          --species N         of a UTR table the rows of this species only (NCBI taxonomy
                              number; human is 9606)
          --quiet             no warnings
          --debug             a stack trace after an error

        Example
          seedscan inspect data/utr-fixtures/hoxc-3utr.fa

        """;

    /// <summary><c>seedscan offtarget --help</c>.</summary>
    public const string OffTarget = """
        Finds every place in targets that a whole oligo binds with few mismatches and bulges; with
        --mirnome, which miRNAs it binds, or which have the seed of a guide.

        Usage: seedscan offtarget TARGETS... (--oligo SEQUENCE | --oligos FILE | --drug NAME) [options]
               seedscan offtarget [MIRNAS...] --mirnome (--oligo ... | --drug NAME) [options]

        TARGETS are FASTA, plain or gzip, a TargetScan UTR table, or an index that 'seedscan
        index' built; - is standard input. They may be whole chromosomes.

        Oligos, written 5'->3' as they are made: what they bind is their reverse complement
          --oligo SEQUENCE    6 to 64 bases of DNA or RNA, plain or in a notation of chemists;
                              give --oligo again for each further one. T and U are one base
          --oligos FILE       a FASTA of oligos, or a table with the columns name and sequence;
                              - is standard input. Of a design both strands are looked for
          --drug NAME         a therapeutic of the catalogue ('seedscan rnas --drugs'), or
                              tiny-LNA-MIRNA; give --drug again for each further one
          --role R            mimic, sirna, antimir, gapmer or steric: of oligos that tell none
          --intended MIRNA    with --mirnome: what oligos that do not tell it are meant for
          --notation N        auto (default), plain, three-strings, idt, helm or case-lna
          --metabolites       looks for what is left of each oligo without one or two bases at its
                              ends, too: NAME:5p-1, NAME:3p-1, NAME:5p-2, NAME:5p-1:3p-1, NAME:3p-2

        Near matches. Each is as good as any that shares a pair or mismatch with it
          --mismatches M      mismatches at most; 3 by default, at most 8
          --bulges B          bulges of one base, of target and oligo together; 0 by default, at
                              most 3
          --wobble G          G:U beside the mismatches; 0 by default: each is a mismatch
          --strand +|-|both   the strand of the targets that is bound; + by default
          --max-hits-per-tier N
                              of each oligo and number of edits the first N rows; lines behind the
                              last row tell what is left out

        miRNAs in place of targets
          --mirnome           the best alignment of each oligo with each of the 2,656 human miRNAs,
                              or with those of MIRNAS, a FASTA; of a mimic or siRNA whose seed is
                              that of a strand. None of the options above on near matches applies.
                              Columns: oligo mirna class (intended, itself, family, seed-covered,
                              shared-seed, partial) seed (2-8, 2-7, 3-8) start end edits mismatches
                              wobbles mirna_bulges oligo_bulges overhang_5p overhang_3p longest_run
                              dg (kcal/mol) dg_notes positions mirna_strand pairs oligo_strand;
                              --summary has the number of each class and the margins

        Region of each mRNA, where the targets are whole mRNAs with their coding regions told
          --region R          5utr, cds or 3utr: it alone is searched, as if cut beforehand; all:
                              everything is searched, and a column tells each hit's region
          --cds FILE          a GTF, or a table with a name and START-END, that tells where the
                              coding regions are; by default the headers do (cds=61-1032)

        Columns, as tab-separated values; rows in the order of target, start, end, strand, oligo
          target start end    the place, from 1, both ends included
          oligo strand        the oligo's name; the strand that is bound
          edits               mismatches and bulges together
          mismatches          mismatches, and the G:U beyond those allowed
          wobbles             all G:U
          target_bulges oligo_bulges
                              bulged bases of the target, of the oligo
          longest_run         the most pairs one after the other
          dg                  the energy of the alignment on RNA at 37 C, kcal/mol; . is not known.
                              Sugars are the notation's; of plain letters DNA, or RNA with a U
          dg_notes            what of it was not measured on such strands
          positions           in the oligo, from its 5' end: m5 a mismatch at base 5, w5 a G:U, o5
                              base 5 bulged, t5 a target base bulged behind base 5
          oligo_strand pairs target_strand
                              the alignment: | a pair, : a G:U, . neither, - opposite a bulge

        Output
          -o, --output FILE   the near matches; standard output by default; .gz is compressed
          --format F          tsv (default), jsonl, or text: each with a drawing
          --summary FILE      of each oligo and number of edits: hits, written, left out, and how
                              many chance alone gives (without bulges and G:U); - writes it to
                              standard output instead of the near matches
          --manifest          begins the near matches with lines on version, options and input
                              hashes

        Work
          --species N         of a UTR table the rows of this species only (NCBI taxonomy
                              number; human is 9606)
          --threads N         worker threads; 0, the default, takes all processors. The
                              output is the same for any number
          --progress auto|on|off
                              a bar on a terminal when the work takes over a second (auto)
          --quiet             no warnings and no progress
          --debug             a stack trace after an error

        Example
          seedscan offtarget data/utr-fixtures/hoxc-3utr.fa --oligo CCCTTTAGGTAGTA --bulges 1
          seedscan offtarget --mirnome --drug cobomarsen

        """;

    /// <summary><c>seedscan landscape --help</c>.</summary>
    public const string Landscape = """
        Counts the sites of every seed (nt 2-8 of a small RNA) in targets, and ranks the seeds.
        The seeds of rank 1 have the fewest partners there.

        Usage: seedscan landscape TARGETS... [--rna X | --rnas FILE | --all-human] [options]

        TARGETS are FASTA, plain or gzip, a TargetScan UTR table, or an index, of which only
        the sums are read; - is standard input. Several are counted together.

        Small RNAs: with them a row for each, in their order; without them a row for each of
        the 16,384 seeds, in the order of the alphabet
          --rna X             a miRBase name (hsa-miR-21-5p or miR-21-5p), an accession or a
                              sequence 5'->3'; give --rna again for each further one
          --rnas FILE         a FASTA of small RNAs, or a TargetScan family table; once; - is
                              standard input
          --all-human         the 2,656 human mature miRNAs of miRBase 22

        Columns, as tab-separated values; . is not known
          rna                 the RNA's name; with small RNAs only
          seed                nt 2-8
          8mer ... 6mer-A1    the sites of each of the six canonical types
          targets             the targets with a site of the whole seed, 8mer or 7mer-m8
          expected            the sites of the whole seed to expect from base composition:
                              places of seven bases times the frequency of each that pairs
          ratio               the sites of the whole seed over those expected
          rank                by the sites of the whole seed among all seeds; 1 has the fewest
          percentile          the percentage of all seeds that have fewer
          ta                  log10 of the 8mer, 7mer-m8 and 7mer-A1 sites
          rnas                the bundled miRNAs with this seed; without small RNAs only

        Options
          --region R          5utr, cds or 3utr: of whole mRNAs, that region alone
          --cds FILE          a GTF, or a table with a name and START-END, that tells where the
                              coding regions are; by default the headers do (cds=61-1032)
          -o, --output FILE   the table; standard output by default; .gz is compressed
          --species N         of UTR and family tables, the rows of this species only (NCBI
                              taxonomy number; human is 9606)
          --threads N         worker threads; 0, the default, takes all processors. The
                              output is the same for any number
          --progress auto|on|off
                              a bar on a terminal when the work takes over a second (auto)
          --quiet             no warnings and no progress
          --debug             a stack trace after an error

        Example
          seedscan landscape data/utr-fixtures/hoxc-3utr.fa --rna hsa-miR-196a-5p

        """;

    /// <summary><c>seedscan rnas --help</c>.</summary>
    public const string Rnas = """
        Looks up the bundled human miRNAs: name, accession, sequence, seed (nt 2-8) and the
        members of the seed family, as tab-separated values.

        Usage: seedscan rnas QUERY... [options]
               seedscan rnas --all
               seedscan rnas --drugs
               seedscan rnas --drug NAME
               seedscan rnas --oligo SEQUENCE

        A QUERY is a miRBase name or the beginning of one, an accession, or a sequence of
        at least 8 nt.

        Options
          --all       all 2,656
          --drugs     lists the therapeutics that are known by name, with the status of each
                      sequence: public, natural (the miRNA itself) or derived from it, and why
          --drug NAME shows one, by name or alias, in every notation that can tell it, with its
                      liabilities, each with rule and citation; tiny-LNA-MIRNA is made against
                      any bundled miRNA
          --oligo SEQUENCE
                      shows any other oligo likewise, plain or in a notation of chemists
          --debug     a stack trace after an error

        Example
          seedscan rnas miR-21

        """;
}
