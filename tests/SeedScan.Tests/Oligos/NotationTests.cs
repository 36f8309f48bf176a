using SeedScan.Oligos;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Oligos;

/// <summary>Notations as chemists write them, one by one.</summary>
public sealed class NotationTests
{
    private const string Cobomarsen = "CL* AL* CD* GD* AL* TD* TD* AD* GD* CD* AL* TD* TL* AL";

    [Theory]
    [InlineData("+C*+A*C*G*+A*T*T*A*G*C*+A*T*+T*+A", Cobomarsen)]
    [InlineData("CACGATTAGCATTA LLDDLDDDDDLDLL XXXXXXXXXXXXX", Cobomarsen)]
    [InlineData("CACGATTAGCATTA\nLLDDLDDDDDLDLL\tXXXXXXXXXXXXX\n", Cobomarsen)]
    [InlineData("RNA1{[LR](C)[sP].[LR](A)[sP].[dR](C)[sP].[LR](A)}$$$$V2.0", "CL* AL* CD* AL")]
    [InlineData("RNA1{[lna](C)[sp].[LNA](A)P.d(C)[p].m(A)}$$$$", "CL* AL CD AO")]
    [InlineData("RNA1{[fR](U)p.[fl2r](C)p.R(G)p.[moe]([m5C])}$$$V2.0", "UF CF GR EM")]
    [InlineData("5'-UAG CUU AUC-3'", "UR AR GR CR UR UR AR UR CR")]
    [InlineData("5\u2032 cacgatta 3\u2032", "CD AD CD GD AD TD TD AD")]
    [InlineData("ACGACG", "AD CD GD AD CD GD")]
    [InlineData("mA*mC rG", "AO* CO GR")]
    [InlineData("/52MOErA/*/i2FU/T/iMe-dC/*/32MOErC/", "AM* UF TD ED* CM")]
    [InlineData("/52MOErA/", "AM")]
    [InlineData("A D", "AD")]
    [InlineData("AEG DLM XO", "AD* EL GM")]
    public void A_notation_is_told_by_its_marks(string text, string expected) => Assert.Equal(expected, StrandCase.Describe(OligoNotation.Parse(text, "x").Strand));

    [Fact]
    public void Vendor_case_is_read_only_where_it_is_asked_for()
    {
        const string Text = "CAcgAttagcAtTA";
        Assert.Equal("CL AL CD GD AL TD TD AD GD CD AL TD TL AL", StrandCase.Describe(OligoNotation.Parse(Text, "x", OligoDialect.CaseLna).Strand));
        Assert.Equal("CL* AD", StrandCase.Describe(OligoNotation.Parse("C*a", "x", OligoDialect.CaseLna).Strand));
        InputException error = Assert.Throws<InputException>(() => OligoNotation.Parse(Text, "x"));
        Assert.StartsWith("'c' at position 3 is in lower case beside letters of the other case (read as plain)", error.Problem, StringComparison.Ordinal);
        Assert.Contains("ask for the notation case-lna", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_between_strands_are_passed_over_since_the_bases_tell_them()
    {
        OligoDesign design = OligoNotation.Parse("RNA1{r(A)p.r(C)}|RNA2{r(G)p.r(U)}$RNA1,RNA2,2:pair-5:pair|RNA1,RNA2,5:pair-2:pair$$$V2.0", "d");
        Assert.Equal("AR CR", StrandCase.Describe(design.Strand));
        Assert.Equal("GR UR", StrandCase.Describe(design.Partner!));
    }

    [Theory]
    [InlineData("/52MOErA/", OligoDialect.CaseLna, "case-lna has LNA and DNA with plain bases only, and nt 1 is 2'-MOE A")]
    [InlineData("AC DL X", OligoDialect.Plain, "plain text has no marks for its sugars, linkages or modified bases")]
    [InlineData("AC DD X", OligoDialect.Plain, "plain text has no marks for its sugars, linkages or modified bases")]
    [InlineData("AE DD O", OligoDialect.Plain, "plain text has no marks for its sugars, linkages or modified bases")]
    [InlineData("AC RR O", OligoDialect.Plain, "plain text is RNA if it has a U, else DNA, and this would be read as the other or as neither")]
    [InlineData("UT RR O", OligoDialect.Plain, "plain text is RNA if it has a U, else DNA, and this would be read as the other or as neither")]
    [InlineData("AU DD O", OligoDialect.Plain, "plain text is RNA if it has a U, else DNA, and this would be read as the other or as neither")]
    [InlineData("AE LL O", OligoDialect.Idt, "IDT has 5-methylcytosine with the sugar of DNA only, and nt 2 is LNA 5-methyl-C")]
    [InlineData("AE LL O", OligoDialect.CaseLna, "case-lna has LNA and DNA with plain bases only, and nt 2 is LNA 5-methyl-C")]
    [InlineData("RNA1{r(A)}|RNA2{r(U)}$$$$", OligoDialect.Idt, "idt holds one strand, and the design has two")]
    [InlineData("RNA1{r(A)}|RNA2{r(U)}$$$$", OligoDialect.ThreeStrings, "three-strings holds one strand, and the design has two")]
    public void What_a_dialect_cannot_say_is_not_written(string text, OligoDialect dialect, string problem)
    {
        OligoDesign design = OligoNotation.Parse(text, "drug");
        InputException error = Assert.Throws<InputException>(() => OligoNotation.Format(design, dialect));
        Assert.Equal($"record drug: {problem}. HELM can write every design.", error.Message);
    }

    [Fact]
    public void Of_unknown_chemistry_nothing_but_bases_is_written()
    {
        OligoDesign design = new(new Oligo("drug", "ACGT", new Sugar[4], new Linkage[3]) { IsChemistryKnown = false });
        Assert.Equal("ACGT", OligoNotation.Format(design, OligoDialect.Plain));
        Assert.Contains("only the bases are known", Assert.Throws<InputException>(() => OligoNotation.Format(design, OligoDialect.Helm)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_oligo_and_a_design_refuse_what_makes_no_sense()
    {
        Sugar[] two = [Sugar.Dna, Sugar.Dna];
        Assert.Throws<ArgumentException>(() => new Oligo("x", "AN", two, [Linkage.Phosphodiester]));
        Assert.Throws<ArgumentException>(() => new Oligo("x", "AC", two, [Linkage.Phosphodiester], [BaseModification.FiveMethyl, BaseModification.None]));
        Assert.Throws<ArgumentException>(() => new Oligo("x", "AC", two, [Linkage.Phosphodiester], [BaseModification.None]));
        Oligo strand = new("x", "AC", two, [Linkage.Phosphodiester]);
        Assert.Throws<ArgumentException>(() => new OligoDesign(strand, OligoRole.Gapmer, strand));
        Assert.Same(strand, new OligoDesign(strand, OligoRole.Sirna, strand).Partner);
        Assert.Throws<ArgumentException>(() => OligoNotation.Format(strand, OligoDialect.Auto));
    }
}
