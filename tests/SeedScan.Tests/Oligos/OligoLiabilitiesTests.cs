using FsCheck;
using FsCheck.Fluent;
using SeedScan.Oligos;
using Xunit;

namespace SeedScan.Tests.Oligos;

public sealed class OligoLiabilitiesTests
{
    private static readonly string[] s_names =
        ["length", "dna_run", "cpg", "tlr7_8_GUCCUUCAA", "tlr7_8_UGUGU", "gu_fraction", "uridines", "lna_fraction", "phosphorothioates", "g4_runs"];

    [Theory]
    [InlineData("+C*+A*C*G*+A*T*T*A*G*C*+A*T*+T*+A", "14 5@6-10 1@3-4 0 0 . 0 0.43 13/13 0")]
    [InlineData("ACGTCG", "6 6@1-6 0 0 0 . 0 0.00 0/5 0")]
    [InlineData("ACGT*CG", "6 6@1-6 2@2-3,5-6 0 0 . 0 0.00 1/5 0")]
    [InlineData("A/iMe-dC/*GTCG", "6 6@1-6 1@5-6 0 0 . 0 0.00 1/5 0")]
    [InlineData("UGUGUGUCCUUCAAGGGG", "18 0 0 1@6-14 2@1-5,3-7 0.72 6 0.00 0/17 1@15-18")]
    [InlineData("mUmGmUmGmU", "5 0 0 0 0 . 0 0.00 0/4 0")]
    [InlineData("rUrGmUrGrU", "5 0 0 0 0 1.00 2 0.00 0/4 0")]
    [InlineData("GGGGGAGGGAGGGG", "14 14@1-14 0 0 0 . 0 0.00 0/13 2@1-5,11-14")]
    [InlineData("AA+AAA", "5 2@1-2 0 0 0 . 0 0.20 0/4 0")]
    [InlineData("A", "1 1@1-1 0 0 0 . 0 0.00 0/0 0")]
    public void Facts_of_a_strand(string notation, string expected) => Assert.Equal(expected, Text(OligoLiabilities.Of(OligoNotation.Parse(notation, "x").Strand)));

    [Fact]
    public void Each_fact_has_its_rule_and_its_citation()
    {
        IReadOnlyList<Liability> facts = OligoLiabilities.Of(OligoNotation.Parse("ACGT", "x").Strand);
        Assert.Equal(s_names, facts.Select(fact => fact.Name));
        Assert.All(facts, fact => Assert.EndsWith(".", fact.Rule, StringComparison.Ordinal));
        Assert.All(facts.Skip(1), fact => Assert.Matches(@"[A-Z][a-z]+ (19|20)\d\d, .+ \d+:\d+", fact.Citation));
        Assert.All(facts, fact => Assert.DoesNotContain("\t", fact.Rule + fact.Citation, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_unknown_chemistry_only_length_and_runs_of_G_are_known() =>
        Assert.Equal("6 . . . . . . . . 1@1-4", Text(OligoLiabilities.Of(new Oligo("x", "GGGGCG", new Sugar[6], new Linkage[5]) { IsChemistryKnown = false })));

    /// <summary>The counts, from the letters of the generator alone.</summary>
    [Fact]
    public void Facts_are_those_of_a_count_by_letters() => Prop.ForAll(StrandCase.Any("ACGTUE", "DRLOMF"), strand =>
    {
        IReadOnlyList<Liability> facts = OligoLiabilities.Of(OligoNotation.Parse(strand.ThreeStrings, "x").Strand);
        string dna = string.Concat(strand.Nts.Select(nt => nt.Sugar == 'D' ? 'D' : ' '));
        string dnaBases = string.Concat(strand.Nts.Select(nt => nt.Sugar == 'D' ? nt.Base : ' '));
        int sulfurs = strand.Nts.SkipLast(1).Count(nt => nt.Sulfur);
        Assert.Equal($"{dna.Split(' ').Max(run => run.Length)}", Value(facts, "dna_run"));
        Assert.Equal($"{(sulfurs > 0 ? dnaBases.Split("CG").Length - 1 : 0)}", Value(facts, "cpg"));
        Assert.Equal($"{sulfurs}/{strand.Nts.Length - 1}", Value(facts, "phosphorothioates"));
        Assert.Equal($"{strand.Nts.Count(nt => nt is { Base: 'U', Sugar: 'R' })}", Value(facts, "uridines"));
        Assert.Equal($"{strand.Plain.Split('A', 'C', 'E', 'T', 'U').Count(run => run.Length >= 4)}", Value(facts, "g4_runs"));
    }).QuickCheckThrowOnFailure();

    private static string Value(IReadOnlyList<Liability> facts, string name) => facts.Single(fact => fact.Name == name).Value;

    private static string Text(IReadOnlyList<Liability> facts) => string.Join(' ', facts.Select(fact => fact.Value + (fact.Places == "." ? "" : "@" + fact.Places)));
}
