using System.Text;
using SeedScan.Pipelines;
using SeedScan.Rnas;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Tests.CommandLine;
using Xunit;

namespace SeedScan.Tests.Pipelines;

/// <summary>Bad records, full disks, cancellations, and what is odd but searched: how a run ends, with any number of threads.</summary>
public sealed class ScanPipelineFailureTests : IDisposable
{
    private const int Records = 300;

    private readonly TemporaryFolder _folder = new();
    private readonly SeedScanner _scanner = new(PipelineRun.Rnas(["UGGAAUGUAAAG", "UUUUUUUUUUUU"]), new SeedScanOptions());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void The_first_error_of_the_input_is_the_one_that_is_told(int threads)
    {
        foreach (int first in (int[])[0, 1, 150, Records - 1])
        {
            string text = Text(i => i == first ? "AC\nACGUIACG" : i > first ? "AC*" : Good(i));
            string file = _folder.Write("t.fa", text);
            ScanJob job = PipelineRun.Job(_scanner, file, _folder.File("missing.fa")) with { Threads = threads };
            foreach (Func<ScanJob, ScanTotals> run in (Func<ScanJob, ScanTotals>[])[j => ScanPipeline.Run(j), j => ScanPipeline.Run(j, 700)])
            {
                using MemoryStream sites = new();
                InputException error = Assert.Throws<InputException>(() => TimeLimit.Within(() => run(job with { Sites = sites })));
                Assert.Equal((InputErrorKind.Letter, file, $"t{first}"), (error.Kind, error.File, error.Record));
                Assert.Equal((2 * first) + 3, error.Line);
                string written = Encoding.Latin1.GetString(sites.ToArray());
                Assert.StartsWith(written, PipelineRun.Expected(job, Text(Good)).SiteText, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void An_error_of_a_later_file_comes_after_the_rows_of_the_earlier_ones(int threads)
    {
        string good = Text(Good), missing = _folder.File("missing.fa");
        ScanJob job = PipelineRun.Job(_scanner, _folder.Write("t.fa", good), missing, _folder.Write("bad.fa", "ACGU\n")) with { Threads = threads };
        using MemoryStream sites = new();
        InputException error = Assert.Throws<InputException>(() => TimeLimit.Within(() => ScanPipeline.Run(job with { Sites = sites }, 700)));
        Assert.Equal($"{missing}: there is no such file. Check the name and the folder.", error.Message);
        Assert.Equal(PipelineRun.Expected(job, good).SiteText, Encoding.Latin1.GetString(sites.ToArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void A_header_sign_within_a_line_ends_the_run_with_its_error(int threads)
    {
        for (int place = 150; place < 350; place += 7)
        {
            string file = _folder.Write("t.fa", $">a\n{new string('C', place)}>{new string('C', 600)}\n");
            ScanJob job = PipelineRun.Job(_scanner, file) with { Threads = threads };
            InputException error = Assert.Throws<InputException>(() => TimeLimit.Within(() => ScanPipeline.Run(job, 300)));
            Assert.Equal($"{file}:2: record a: '>' stands inside a line of sequence. Start each record on a line of its own.", error.Message);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void A_disk_that_is_full_ends_the_run_with_what_the_stream_threw(int threads)
    {
        string file = _folder.Write("t.fa", Text(Good) + $">a\n{new string('A', 300_000)}\n" + Text(Good));
        ScanJob job = PipelineRun.Job(_scanner, file) with { Threads = threads };
        foreach (long room in (long[])[0, 10, 1000, 5 << 20])
        {
            foreach (bool compress in (bool[])[false, true])
            {
                foreach (int chunkSize in (int[])[700, 400_000])
                {
                    using FullStream full = new(compress ? room / 1000 : room);
                    IOException thrown = Assert.Throws<IOException>(() => TimeLimit.Within(
                        () => ScanPipeline.Run(job with { Sites = full, CompressSites = compress }, chunkSize)));
                    Assert.Same(full.Failure, thrown);
                }
            }
        }

        using FullStream summary = new(30);
        Assert.Same(summary.Failure, Assert.Throws<IOException>(() => TimeLimit.Within(() => ScanPipeline.Run(job with { Summary = summary }))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void A_cancellation_ends_the_run_soon(int threads)
    {
        string file = _folder.Write("t.fa", Text(Good));
        using CancellationTokenSource source = new();
        using FullStream output = new(long.MaxValue) { OnRows = source.Cancel };
        ScanJob job = PipelineRun.Job(_scanner, [.. Enumerable.Repeat(file, 100_000)]) with { Threads = threads, Sites = output };
        Assert.ThrowsAny<OperationCanceledException>(
            () => TimeLimit.Within(() => ScanPipeline.Run(job, source.Token), TimeSpan.FromSeconds(20)));
        Assert.ThrowsAny<OperationCanceledException>(
            () => TimeLimit.Within(() => ScanPipeline.Run(job with { Targets = [file] }, source.Token), TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Odd_records_are_searched_and_counted_in_warnings(int threads)
    {
        string text = ">a\nAC\n>b\n\n>a x\nAC\n>c\n>b y\nAC\n>a\nAC\n";
        ScanJob job = PipelineRun.Job(_scanner, _folder.Write("t.fa", text), _folder.Write("u.fa", ">c\nAC\n")) with { Threads = threads };
        string[] expected =
        [
            "4 records have the name of an earlier one, the first of them a; their rows cannot be told apart.",
            "2 records have no sequence, the first of them b.",
        ];
        Assert.Equal(expected, PipelineRun.Of(job).Warnings);
        Assert.Equal(expected, PipelineRun.Of(job, chunkSize: 5).Warnings);
        Assert.Equal(
            ["1 record has the name of an earlier one, the first of them c; their rows cannot be told apart.", "1 record has no sequence, the first of them c."],
            PipelineRun.Of(job with { Targets = [_folder.Write("v.fa", ">c\nAC\n>c\n")] }).Warnings);
    }

    [Fact]
    public void A_species_for_FASTA_is_told_to_mean_nothing()
    {
        ScanJob job = PipelineRun.Job(_scanner, _folder.Write("t.fa", ">a\nAC\n")) with { Species = 9606 };
        string warning = Assert.Single(PipelineRun.Of(job).Warnings);
        Assert.StartsWith("a species chooses rows of a TargetScan UTR table; it means nothing for FASTA", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_compared_up_to_the_room_there_is_and_no_name_is_counted_in_vain()
    {
        DuplicateNames names = new();
        for (ulong i = 1; i <= DuplicateNames.Capacity; i++)
        {
            Assert.False(names.Add(Spread(i)));
        }

        Assert.Equal((0, false), (names.Duplicates, names.IsFull));
        Assert.True(names.Add(Spread(1)));
        Assert.False(names.Add(Spread(DuplicateNames.Capacity)));
        Assert.Equal((2, false), (names.Duplicates, names.IsFull));
        Assert.False(names.Add(Spread(DuplicateNames.Capacity + 1)));
        Assert.False(names.Add(Spread(DuplicateNames.Capacity + 1)));
        Assert.Equal((2, true), (names.Duplicates, names.IsFull));
    }

    [Fact]
    public void Names_that_differ_anywhere_have_different_hashes()
    {
        HashSet<ulong> hashes = [];
        for (int length = 0; length < 40; length++)
        {
            byte[] name = new byte[length];
            Assert.True(hashes.Add(DuplicateNames.HashOf(name)));
            for (int i = 0; i < length; i++)
            {
                for (int bit = 0; bit < 8; bit++)
                {
                    name[i] ^= (byte)(1 << bit);
                    Assert.True(hashes.Add(DuplicateNames.HashOf(name)));
                    Assert.Equal(DuplicateNames.HashOf(name), DuplicateNames.HashOf([.. name]));
                    name[i] ^= (byte)(1 << bit);
                }
            }
        }

        Assert.DoesNotContain(0UL, hashes);
    }

    private static ulong Spread(ulong number) => unchecked(number * 0x9E37_79B9_7F4A_7C15);

    private static string Text(Func<int, string> letters) => string.Concat(Enumerable.Range(0, Records).Select(i => $">t{i}\n{letters(i)}\n"));

    private static string Good(int i) => new string('G', i % 50) + "ACAUUCCAGGGAAAAAAAAACAUUCCG";

    /// <summary>A disk with so much room and no more.</summary>
    private sealed class FullStream(long room) : MemoryStream
    {
        private long _left = room;
        private bool _hasHeader;

        public IOException Failure { get; } = new("No space left on the disk of this test.");

        public Action? OnRows { get; init; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _left -= buffer.Length;
            if (_left < 0)
            {
                throw Failure;
            }

            if (_hasHeader)
            {
                OnRows?.Invoke();
            }

            _hasHeader = true;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
