using SeedScan.Oligos;
using SeedScan.Scanning;
using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Writing;
using Xunit;

namespace SeedScan.Tests.Writing;

/// <summary>Near matches are found, decided and written without an allocation, whole and by pieces.</summary>
public sealed class NearMatchWriterMemoryTests
{
    private static readonly SimilarityLimits s_limits = new(2, 2, 1);

    private readonly Oligo[] _oligos = [Mixed("first", "AAAUUUAAUUAA"), Mixed("second", "UUUAAAUUAAGU")];
    private readonly SimilaritySearch[] _searches;
    private readonly PackedSequence _target = PackedSequence.FromLetters(new string(new Random(3).GetItems<char>("AAUUGN", 20_000)) + new string('A', 3_000));

    public NearMatchWriterMemoryTests()
        => _searches = [.. _oligos.SelectMany(oligo => new[] { new SimilaritySearch(oligo.Bases, s_limits), new SimilaritySearch(oligo.Bases, s_limits, Strand.Reverse) })];

    [Theory]
    [InlineData(NearMatchFormat.Tsv)]
    [InlineData(NearMatchFormat.JsonLines)]
    [InlineData(NearMatchFormat.Text)]
    public void A_warm_search_in_order_and_its_rows_allocate_nothing(NearMatchFormat format)
    {
        using OutputBuffer output = new();
        NearMatchWriter writer = new NearMatchTable(format, _oligos).CreateWriter(output);
        OrderedMatches matches = new(_searches);
        long allocated = WarmAllocation.Of(() =>
        {
            output.Clear();
            writer.BeginTarget("target"u8);
            Rows rows = new(writer, _searches);
            matches.Search(_target, starts: null, ref rows);
        });
        Assert.Equal(0, allocated);
        Assert.True(output.WrittenCount > 100_000, $"{output.WrittenCount} bytes");
    }

    [Fact]
    public void What_is_collected_by_pieces_and_decided_allocates_nothing_and_gives_the_rows_of_the_whole()
    {
        using OutputBuffer whole = new(), pieces = new();
        NearMatchTable table = new(NearMatchFormat.Tsv, _oligos);
        NearMatchWriter writer = table.CreateWriter(whole);
        writer.BeginTarget("target"u8);
        Rows rows = new(writer, _searches);
        new OrderedMatches(_searches).Search(_target, starts: null, ref rows);
        NearMatchWriter inPieces = table.CreateWriter(pieces);
        OrderedMatches collecting = new(_searches), deciding = new(_searches);
        List<NearMatchCandidate> candidates = [];
        long allocated = WarmAllocation.Of(() =>
        {
            pieces.Clear();
            inPieces.BeginTarget("target"u8);
            Rows decided = new(inPieces, _searches);
            deciding.Begin();
            for (int from = 0; from < _target.Length; from += 1_000)
            {
                int to = Math.Min(from + 1_000, _target.Length);
                candidates.Clear();
                collecting.Collect(_target, new ScanWindow(from, to, 0), starts: null, candidates);
                deciding.Decide(candidates, to, to == _target.Length, ref decided);
            }
        });
        Assert.Equal(0, allocated);
        Assert.True(pieces.WrittenSpan.SequenceEqual(whole.WrittenSpan) && whole.WrittenCount > 100_000);
    }

    [Fact]
    public void Oligos_whose_chemistry_is_not_known_have_no_energy()
    {
        using OutputBuffer output = new();
        Oligo unknown = new(_oligos[1].Name, _oligos[1].Bases, _oligos[1].Sugars, _oligos[1].Linkages) { IsChemistryKnown = false };
        NearMatchWriter writer = new NearMatchTable(NearMatchFormat.Tsv, [_oligos[0], unknown]).CreateWriter(output);
        writer.BeginTarget("t"u8);
        for (int i = 0; i < 2; i++)
        {
            SimilaritySearch search = _searches[2 * i];
            NearMatch match = Assert.Single(search.Search(PackedSequence.FromLetters(i == 0 ? "UUAAUUAAAUUU" : "ACUUAAUUUAAA")));
            writer.Write(i, search, in match);
            Assert.True(NearMatchEnergy.Of(search, in match, _oligos[i].Sugars).IsKnown);
        }

        string[][] rows = [.. System.Text.Encoding.UTF8.GetString(output.WrittenSpan).TrimEnd('\n').Split('\n').Select(row => row.Split('\t'))];
        Assert.Equal($"{NearMatchEnergy.Of(_searches[0], _searches[0].Search(PackedSequence.FromLetters("UUAAUUAAAUUU"))[0], _oligos[0].Sugars).FreeEnergy37:0.00}", rows[0][11]);
        Assert.Equal((".", "ChemistryUnknown"), (rows[1][11], rows[1][12]));
    }

    private static Oligo Mixed(string name, string bases)
        => new(name, bases, [.. bases.Select((_, i) => (Sugar)(i % 5))], new Linkage[bases.Length - 1]);

    private readonly struct Rows(NearMatchWriter writer, SimilaritySearch[] searches) : IOrderedMatchSink
    {
        public void OnMatch(int search, in NearMatch match) => writer.Write(search / 2, searches[search], in match);
    }
}
