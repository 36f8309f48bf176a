using SeedScan.Oligos;
using SeedScan.Rnas;
using SeedScan.Sequences;
using SeedScan.Similarity;
using SeedScan.Thermodynamics;
using Xunit;

namespace SeedScan.Tests.Similarity;

/// <summary>Which miRNAs an oligo binds, and how: by the oracle, by hand, and what follows from it.</summary>
public sealed class MirnomeSearchTests
{
    private static readonly Lazy<MirnomeSearch> s_human = new(() => new MirnomeSearch(MirBase.Human));

    // Nt 2-8 of miR-155-5p are UAAUGCU; against its nt 2-15 the oligo is CACGATTAGCATTA.
    [Theory]
    [InlineData("CACGATTAGCATTA", "UUAAUGCUAAUCGUGAUAGGGGUU", "2-8 2-15 edits 0 overhang 0+0 ||||||||||||||")]
    [InlineData("CACGATTAGCATTA", "AUUAAUGCUAAUCGUGAUAGGGGU", ". 3-16 edits 0 overhang 0+0 ||||||||||||||")]
    [InlineData("CACGATTAGCATTA", "AAUGCUAAUCGUGAUAG", "2-8 1-13 edits 0 overhang 1+0 .|||||||||||||")]
    [InlineData("CACGATTAGCATTA", "GGGGGGUUAAUGCUAAUC", ". 8-18 edits 0 overhang 0+3 |||||||||||...")]
    [InlineData("CACGATTAGCATTA", "UUAAUGCUAAGCGUGAUAG", "2-8 2-15 edits 1 overhang 0+0 |||||||||.||||")]
    [InlineData("CACGATTAGCATTA", "UUAAUGCUAAUUGUGAUAG", "2-8 2-15 edits 1 overhang 0+0 ||||||||||:|||")]
    [InlineData("CACGATTAGCATTA", "UUAAUGCUAAUGCGUGAUAG", "2-8 2-16 edits 1 overhang 0+0 ||||||||||^||||")]
    [InlineData("CACGATTAGCATTA", "UUAAUGCUAAUGUGAUAGG", "2-8 2-14 edits 1 overhang 0+0 ||||||||||_|||")]
    [InlineData("CACGATTAGCATTA", "UUAAUGCGAAUCGUGAUAG", "2-7 2-15 edits 1 overhang 0+0 ||||||.|||||||")]
    [InlineData("CACGATTAGCATTA", "UUAAUGUUAAUCGUGAUAG", ". 2-15 edits 1 overhang 0+0 |||||:||||||||")]
    [InlineData("CACGATTAGCATTA", "GGGGGGGGGGGGGGGGGGGG", null)]
    [InlineData("CACGATTAGCATTA", "UUAAUGCUAANCGUGAUAG", "2-8 2-15 edits 1 overhang 0+0 |||||||||.||||")]
    [InlineData("AGCACTTTG", "CAAAGUGCUUACAGUGCAGGUAG", "2-8 1-9 edits 0 overhang 0+0 |||||||||")]
    [InlineData("AGCACTTTG", "UAAAGUGCUGACAGUGCAGAU", "2-8 1-9 edits 1 overhang 0+0 :||||||||")]
    [InlineData("AGCACTTTG", "GGGGGGGGGGGGGAAAGUGCUUU", ". 13-21 edits 1 overhang 0+0 .||||||||")]
    [InlineData("ACTACCTC", "UGAGGUAGUAGGUUGUAUAGUU", "2-8 2-9 edits 0 overhang 0+0 ||||||||")]
    [InlineData("CTACCTC", "UGGGGGGGGGAGGUAGUUU", null)]
    public void A_best_alignment_by_hand(string oligo, string mirna, string? expected)
    {
        MirnomeSearch search = new([new SmallRna("m", mirna)]);
        Oligo made = Made(oligo);
        MirnomeHits hits = search.Search(made);
        Assert.Equal((1, expected is null ? 1 : 0), (hits.Searched, hits.Unlisted));
        string? found = hits.Hits.IsEmpty ? null : Brief(search, made, hits.Hits[0]);
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_best_alignment_is_the_oracles(int part)
    {
        int listed = 0, seeds = 0;
        for (int seed = part * 60; seed < (part + 1) * 60; seed++)
        {
            (string oligo, string mirna) = CaseOf(seed);
            string? expected = MirnomeOracle.Best(oligo, mirna);
            Assert.True(expected == Found(oligo, mirna), $"oligo {oligo} miRNA {mirna}\nexpected {expected}\nfound    {Found(oligo, mirna)}");
            listed += expected is null ? 0 : 1;
            seeds += expected?[0] == '2' ? 1 : 0;
            if (expected is null)
            {
                Assert.Equal(MirnomeOracle.BestOfAll(oligo, mirna), Found(oligo, mirna, 0));
            }
        }

        Assert.True(listed is > 15 and < 59 && seeds > 5, $"{listed} listed, {seeds} with a seed");
    }

    [Theory]
    [InlineData("cobomarsen", 97)]
    [InlineData("RGLS4326", 29)]
    [InlineData("tiny-LNA-let-7a-5p", 29)]
    [InlineData("CDR132L", 263)]
    public void Of_bundled_miRNAs_it_is_the_oracles_too(string drug, int every)
    {
        Oligo oligo = TherapeuticCatalogue.Find(drug).Design.Strand;
        MirnomeHits hits = s_human.Value.Search(oligo);
        Dictionary<string, string> found = [];
        foreach (MirnomeHit hit in hits.Hits)
        {
            found.Add(s_human.Value.Mirnas[hit.Mirna].Name, Text(s_human.Value, oligo, in hit));
        }

        int listed = 0;
        for (int i = 0; i < s_human.Value.Mirnas.Count; i++)
        {
            SmallRna mirna = s_human.Value.Mirnas[i];
            if (i % every == 0 || (found.ContainsKey(mirna.Name) && i % 5 == 0))
            {
                Assert.Equal(MirnomeOracle.Best(oligo.Bases, mirna.Sequence), found.GetValueOrDefault(mirna.Name));
                listed += found.ContainsKey(mirna.Name) ? 1 : 0;
            }
        }

        Assert.True(listed >= 3, $"{listed} listed");
    }

    [Fact]
    public void The_filter_loses_nothing_of_long_oligos()
    {
        // 64 bases overhang on both sides: what a miRNA pairs with is cut out, and the rest cannot pair.
        foreach (int at in (int[])[0, 1, 17, 41, 42])
        {
            string oligo = new string('A', at) + "CACGATTAGCATTAACCCCTAT" + new string('A', 42 - at);
            string mirna = "AUAGGGGUUAAUGCUAAUCGUG";
            Assert.Equal($"2-8 0-22 edits 0 run 22 overhang {42 - at}+{at}", Found(oligo, mirna)!.Split('\n')[0]);
            Assert.Equal($". 0-22 edits 3 run 6 overhang {42 - at}+{at}", Found(oligo, "AUAGCGGUUACUGCUAAGCGUG")!.Split('\n')[0]);
        }
    }

    [Fact]
    public void An_intended_miRNA_is_told_however_badly_it_binds()
    {
        MirnomeSearch search = new([new SmallRna("a", "GGGGGGGGGGGGGGGGGGGG"), new SmallRna("b", "UUAAUGCUAAUCGUGAUAGG")]);
        Oligo oligo = Made("CACGATTAGCATTA");
        MirnomeHits hits = search.Search(oligo, OligoRole.Gapmer, 0);
        Assert.Equal([("a", MirnomeClass.Intended), ("b", MirnomeClass.SeedCovered)], [(Name(search, hits.Hits[0]), hits.Hits[0].Class), (Name(search, hits.Hits[1]), hits.Hits[1].Class)]);
        Assert.Equal(MirnomeOracle.BestOfAll("CACGATTAGCATTA", "GGGGGGGGGGGGGGGGGGGG"), Text(search, oligo, in hits.Hits[0]));
        Assert.Equal(0 - hits.Hits[0].Distance, hits.Margin.Edits);
        Assert.True(hits.HasIntended && hits.Hits[0].Distance > 5);
    }

    [Fact]
    public void Classes_order_and_margins_follow_from_the_alignments()
    {
        MirnomeSearch search = new(
        [
            new SmallRna("far", "CGCGCGCGCGCGCGCGCGCG"),
            new SmallRna("partial", "GGGGGUUAAUGCUAAUCGUG"),
            new SmallRna("covered-7", "UUAAUGCGAAUCGUGAUAGG"),
            new SmallRna("family", "CUAAUGCUCCUCGUGAUAGG"),
            new SmallRna("other-family", "AUAAUGCUAAUCGUGAUAGG"),
            new SmallRna("intended", "UUAAUGCUAAUCGUGAUAGG"),
            new SmallRna("covered", "AAAUGCUACCGUGAUAGGUU"),
        ]);
        // The oligo is against nt 2-15 of the intended one and goes on with T at its 3' end; nt 2-8 of the one that is covered lie a base further on.
        MirnomeHits hits = search.Search(Made("CACGATTAGCATTA"), OligoRole.Antimir, 5);
        List<string> rows = [];
        foreach (MirnomeHit hit in hits.Hits)
        {
            rows.Add($"{Name(search, in hit)} {MirnomeWords.Of(hit.Class)} {MirnomeWords.Of(hit.Seed)} {hit.Distance}");
        }

        Assert.Equal(
            ["intended intended 2-8 0", "other-family family 2-8 0", "family family 2-8 2", "covered seed-covered 2-8 3", "covered-7 seed-covered 2-7 1", "partial partial . 0"], rows);
        Assert.Equal((7, 1), (hits.Searched, hits.Unlisted));
        Assert.Equal((0, 0), (hits.Margin.Edits, hits.MarginOutsideFamily.Edits));
        Assert.Equal(("other-family", "partial"), (search.Mirnas[hits.Margin.Nearest].Name, search.Mirnas[hits.MarginOutsideFamily.Nearest].Name));
        Assert.Equal(0, hits.Margin.FreeEnergy37);
        MirnomeHits untold = search.Search(Made("CACGATTAGCATTA"));
        Assert.Equal((false, 0, (int?)null, double.NaN), (untold.HasIntended, untold.Count(MirnomeClass.Family), untold.Margin.Edits, untold.Margin.FreeEnergy37));
        Assert.Equal(4, untold.Count(MirnomeClass.SeedCovered, MirnomeSeed.Nt2To8));
    }

    [Fact]
    public void The_energy_is_that_of_the_drawn_alignment_without_its_overhang()
    {
        foreach (string name in (string[])["tiny-LNA-miR-21-5p", "cobomarsen", "lademirsen"])
        {
            Oligo oligo = TherapeuticCatalogue.Find(name).Design.Strand;
            int overhang = 0;
            foreach (MirnomeHit hit in s_human.Value.Search(oligo).Hits)
            {
                string[] lines = Text(s_human.Value, oligo, in hit).Split('\n');
                bool[] isBound = [.. lines[3].Select(letter => !char.IsAsciiLetterLower(letter))];
                string top = string.Concat(lines[3].Where((_, i) => isBound[i]).Reverse()), bottom = string.Concat(lines[1].Where((_, i) => isBound[i]).Reverse());
                Sugar[] sugars = [.. oligo.Sugars.ToArray().Skip(hit.OverhangThreePrime).Take(oligo.Length - hit.Overhang)];
                Assert.Equal(Duplex.OfAligned(top, bottom, sugars, StrandKind.Rna), hit.Energy);
                overhang += hit.Overhang;
            }

            Assert.True(overhang > 0 || name.StartsWith("tiny", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_energy_that_is_not_known_is_NaN()
    {
        MirnomeSearch search = new([new SmallRna("n", "UUAAUGCUAANCGUGAUAGG"), new SmallRna("m", "UUAAUGCUAAACGUGAUAGG")]);
        MirnomeHits hits = search.Search(Made("CACGATTAGCATTA"), OligoRole.Antimir, 1);
        Assert.Equal(("m", "n"), (Name(search, in hits.Hits[0]), Name(search, in hits.Hits[1])));
        Assert.Equal((1, 1, double.NaN), (hits.Hits[0].Edits, hits.Hits[1].Edits, hits.Hits[1].FreeEnergy37));
        Assert.Equal((0, -1, double.NaN), (hits.Margin.Edits, hits.Margin.Strongest, hits.Margin.FreeEnergy37));
    }

    [Theory]
    [InlineData("UAAAGUGCUU", "AAAAGUGCUU", "2-8")]
    [InlineData("UAAAGUGCUU", "AAAAGUGGUU", "2-7")]
    [InlineData("UAAAGUGCUU", "AGAAGUGCUU", "3-8")]
    [InlineData("TAAAGTGCTT", "AAAAGUGCUU", "2-8")]
    [InlineData("UAAAGUGCUU", "AGAAGUGGUU", null)]
    [InlineData("UAAAGUGCUU", "AAAAGUACUU", null)]
    public void Seeds_of_guides_are_compared(string guide, string mirna, string? expected)
    {
        MirnomeSearch search = new([new SmallRna("m", mirna), new SmallRna("n", "GGGGGGGGGG")]);
        foreach (OligoRole role in (OligoRole[])[OligoRole.Mimic, OligoRole.Sirna])
        {
            MirnomeHits hits = search.Search(Made(guide), role);
            Assert.Equal(expected is null ? 0 : 1, hits.Hits.Length);
            if (expected is not null)
            {
                MirnomeHit hit = hits.Hits[0];
                Assert.Equal((MirnomeClass.SharedSeed, expected, false, double.NaN), (hit.Class, MirnomeWords.Of(hit.Seed), hit.IsAligned, hit.FreeEnergy37));
            }
        }
    }

    [Fact]
    public void A_guide_that_is_a_miRNA_is_told_as_that()
    {
        MirnomeSearch search = new([new SmallRna("same", "UAAAGUGCUU"), new SmallRna("longer", "UAAAGUGCUUA"), new SmallRna("named", "GGGGGGGGGG")]);
        MirnomeHits hits = search.Search(Made("UAAAGUGCUU"), OligoRole.Mimic, 2);
        Assert.Equal(
            [("named", MirnomeClass.Intended, MirnomeSeed.None), ("same", MirnomeClass.Itself, MirnomeSeed.Nt2To8), ("longer", MirnomeClass.SharedSeed, MirnomeSeed.Nt2To8)],
            hits.Hits.ToArray().Select(hit => (Name(search, in hit), hit.Class, hit.Seed)));
        Assert.Equal(MirnomeClass.Intended, search.Search(Made("UAAAGUGCUU"), OligoRole.Mimic, 0).Hits[0].Class);
    }

    [Fact]
    public void A_warm_search_allocates_nothing()
    {
        MirnomeHits hits = new();
        Oligo oligo = Made("ACATCAGTCTGATAAGCTA");
        s_human.Value.Search(oligo, OligoRole.Antimir, [3], hits);
        int found = hits.Hits.Length;
        Assert.Equal(0, WarmAllocation.Of(() => s_human.Value.Search(oligo, OligoRole.Antimir, [], hits)));
        Assert.True(found > 20 && hits.Hits.Length >= found - 1);
    }

    [Fact]
    public void What_cannot_be_searched_is_told()
    {
        Assert.Contains("the oligo has 5 bases", Assert.Throws<InputException>(() => s_human.Value.Search(Made("ACGTA"))).Message, StringComparison.Ordinal);
        Assert.Contains("the strand of a mimic or siRNA has 7 bases", Assert.Throws<InputException>(() => s_human.Value.Search(Made("ACGUACG"), OligoRole.Mimic)).Message, StringComparison.Ordinal);
        Assert.Contains("65 bases", Assert.Throws<InputException>(() => s_human.Value.Search(Made(new string('A', 65)))).Message, StringComparison.Ordinal);
        Assert.Contains("only the seed is known", Assert.Throws<InputException>(() => new MirnomeSearch([SmallRna.FromSeed("s", "GAGGUAG")])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MirnomeSearch([]));
        MirnomeHit hit = s_human.Value.Search(Made("CACGATTAGCATTA")).Hits[0];
        Assert.Throws<ArgumentException>(() => MirnomeDrawing.Of(s_human.Value, Made("CACGATTAGCATT"), in hit));
    }

    [Theory]
    [InlineData("hsa-miR-155-5p", "hsa-miR-155-5p")]
    [InlineData("MIR-155-5P", "hsa-miR-155-5p")]
    [InlineData("MIMAT0000646", "hsa-miR-155-5p")]
    [InlineData("miR-155", "hsa-miR-155-5p,hsa-miR-155-3p")]
    [InlineData("let-7g", "hsa-let-7g-5p,hsa-let-7g-3p")]
    [InlineData("UGAGGUAGUAGUUUGUACAGUU", "hsa-let-7g-5p")]
    [InlineData("KRAS", "")]
    [InlineData("miR-99999", "")]
    [InlineData(" ", "")]
    [InlineData(null, "")]
    public void What_a_design_is_for_is_found_by_name(string? name, string expected)
    {
        IntendedMirnas intended = new(MirBase.Human);
        Assert.Equal(expected, string.Join(',', intended.Of(name).ToArray().Select(i => MirBase.Human[i].Name)));
    }

    [Fact]
    public void In_a_list_of_other_names_it_is_found_by_its_sequence()
    {
        IntendedMirnas intended = new([new SmallRna("one", "UUAAUGCUAAUCGUGAUAGGGGUU"), new SmallRna("mmu-miR-1-3p", "UGGAAUGUAAAGAAGUAUGUAU")]);
        Assert.Equal("0 1 1 ", string.Join(' ', new[] { "miR-155-5p", "mmu-miR-1", "hsa-miR-1-3p", "miR-21-5p" }.Select(name => string.Join(',', intended.Of(name).ToArray()))));
    }

    private static Oligo Made(string bases) => OligoNotation.Parse(bases, "oligo").Strand;

    private static string Name(MirnomeSearch search, in MirnomeHit hit) => search.Mirnas[hit.Mirna].Name;

    private static string? Found(string oligo, string mirna, params ReadOnlySpan<int> intended)
    {
        MirnomeSearch search = new([new SmallRna("m", mirna)]);
        Oligo made = Made(oligo);
        MirnomeHits hits = search.Search(made, OligoRole.Steric, intended);
        return hits.Hits.IsEmpty ? null : Text(search, made, in hits.Hits[0]);
    }

    private static string Text(MirnomeSearch search, Oligo oligo, in MirnomeHit hit)
    {
        MirnomeDrawing drawing = MirnomeDrawing.Of(search, oligo, in hit);
        return $"{MirnomeWords.Of(hit.Seed)} {hit.Start}-{hit.End} edits {hit.Edits} run {hit.LongestRun} overhang {hit.OverhangFivePrime}+{hit.OverhangThreePrime}\n{drawing.Mirna}\n{drawing.Bars}\n{drawing.Oligo}";
    }

    private static string Brief(MirnomeSearch search, Oligo oligo, MirnomeHit hit)
    {
        MirnomeDrawing drawing = MirnomeDrawing.Of(search, oligo, in hit);
        string bars = new([.. drawing.Bars.Select((bar, i) =>
            drawing.Oligo[i] == '-' ? '^' : drawing.Mirna[i] == '-' && char.IsAsciiLetterUpper(drawing.Oligo[i]) ? '_' : bar == ' ' ? '.' : bar)]);
        return $"{MirnomeWords.Of(hit.Seed)} {hit.Start + 1}-{hit.End} edits {hit.Edits} overhang {hit.OverhangFivePrime}+{hit.OverhangThreePrime} {bars}";
    }

    /// <summary>An oligo, and a miRNA in which edited parts of what it binds stand: random, AU-rich and repetitive, with N.</summary>
    private static (string Oligo, string Mirna) CaseOf(int seed)
    {
        Random random = new(seed);
        string letters = random.Next(4) switch { 0 => "AU", 1 => "AAUUG", 2 => "GU", _ => "ACGU" };
        string mirna = new(random.GetItems<char>(letters, 8 + random.Next(9)));
        string oligo = NearMatchOracle.Sought(new(random.GetItems<char>(letters, 6 + random.Next(9))));
        if (random.Next(4) > 0)
        {
            // What a part of the miRNA pairs with, edited, in place of some of the oligo.
            int at = random.Next(3) == 0 ? random.Next(mirna.Length - 6) : random.Next(2), length = Math.Min(7 + random.Next(7), mirna.Length - at);
            string part = NearMatchOracle.Sought(mirna.Substring(at, length));
            for (int edits = random.Next(3); edits > 0; edits--)
            {
                int place = random.Next(part.Length);
                string letter = "ACGU"[random.Next(4)].ToString();
                part = random.Next(3) switch { 0 => part.Remove(place, 1), 1 => part.Insert(place, letter), _ => part.Remove(place, 1).Insert(place, letter) };
            }

            int keep = random.Next(4);
            oligo = oligo[..keep] + part + (random.Next(2) == 0 ? oligo[..random.Next(3)] : "");
        }

        oligo = oligo.Length < 6 ? oligo + "ACGUAC" : oligo.Length > 15 ? oligo[..15] : oligo;
        if (random.Next(5) == 0 && mirna.Length > 9)
        {
            mirna = mirna[..8] + "N" + mirna[9..];
        }

        return (oligo, mirna);
    }
}
