using FsCheck;
using FsCheck.Fluent;
using SeedScan.Oligos;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Oligos;

/// <summary>Every dialect is read as it is meant, and written as it was read, on generated strands.</summary>
public sealed class NotationPropertyTests
{
    private const string Sugars = "DRLOMF";

    [Fact]
    public void Three_strings_hold_every_strand() => ForAll(StrandCase.Any("ACGTUE", Sugars), OligoDialect.ThreeStrings, strand => strand.ThreeStrings);

    [Fact]
    public void Helm_holds_every_strand() => ForAll(StrandCase.Any("ACGTUE", Sugars), OligoDialect.Helm, strand => strand.Helm);

    [Fact]
    public void Idt_holds_every_strand_without_modified_bases() => ForAll(StrandCase.Any("ACGTU", Sugars), OligoDialect.Idt, strand => strand.Idt);

    [Fact]
    public void Idt_holds_5_methylcytosine_in_DNA() => ForAll(StrandCase.Any("ACGTUE", "D"), OligoDialect.Idt, strand => strand.Idt);

    [Fact]
    public void Case_holds_LNA_and_DNA() => ForAll(StrandCase.Any("ACGTU", "DL"), OligoDialect.CaseLna, strand => strand.CaseLna);

    [Fact]
    public void Plain_holds_DNA() => ForAll(StrandCase.Any("ACGT", "D", hasSulfur: false), OligoDialect.Plain, strand => strand.Plain);

    [Fact]
    public void Plain_holds_RNA_that_has_a_U() => ForAll(
        StrandCase.Any("ACGU", "R", hasSulfur: false).Filter(strand => strand.Plain.Contains('U', StringComparison.Ordinal)), OligoDialect.Plain, strand => strand.Plain);

    [Fact]
    public void Helm_holds_two_strands() => Prop.ForAll(StrandCase.Any("ACGTUE", Sugars), StrandCase.Any("ACGTUE", Sugars), (first, second) =>
    {
        string polymers = $"{first.HelmPolymer("RNA1")}|{second.HelmPolymer("RNA2")}";
        string text = polymers + "$$$RNA1{StrandType:as}|RNA2{StrandType:ss}$V2.0";
        OligoDesign design = OligoNotation.Parse(text, "duplex");
        Assert.Equal(first.ToString(), StrandCase.Describe(design.Strand));
        Assert.Equal(second.ToString(), StrandCase.Describe(design.Partner!));
        Assert.Equal("duplex:passenger", design.Partner!.Name);
        Assert.Equal(text, OligoNotation.Format(design, OligoDialect.Helm));

        // The other way round, as databases write it: the sense strand first.
        OligoDesign turned = OligoNotation.Parse(polymers + "$$$RNA1{ss}|RNA2{as}$", "duplex");
        Assert.Equal(second.ToString(), StrandCase.Describe(turned.Strand));
        Assert.Equal(first.ToString(), StrandCase.Describe(turned.Partner!));
        Assert.Equal("duplex:passenger", turned.Partner!.Name);
    }).QuickCheckThrowOnFailure();

    /// <summary>Whatever can be written is read as what it was; what cannot be written is refused, never cut down.</summary>
    [Fact]
    public void What_any_dialect_writes_is_read_as_the_same_strand() => Holds(StrandCase.Any("ACGTUE", Sugars), strand =>
    {
        Oligo oligo = OligoNotation.Parse(strand.Helm, "x").Strand;
        int written = 0;
        foreach (OligoDialect dialect in Enum.GetValues<OligoDialect>().Where(dialect => dialect != OligoDialect.Auto))
        {
            try
            {
                string text = OligoNotation.Format(oligo, dialect);
                written++;
                Assert.Equal(strand.ToString(), StrandCase.Describe(OligoNotation.Parse(text, "x", dialect).Strand));
            }
            catch (InputException cannot)
            {
                Assert.Equal(InputErrorKind.Oligo, cannot.Kind);
                Assert.True(dialect is OligoDialect.Plain or OligoDialect.Idt or OligoDialect.CaseLna, cannot.Message);
            }
        }

        Assert.True(written >= 2);
    });

    /// <summary>A letter that is put anywhere into a notation is told, or the text is another strand; it is never passed over.</summary>
    [Fact]
    public void A_letter_too_many_is_never_passed_over() => Prop.ForAll(
        StrandCase.Any("ACGTU", Sugars), Arb.From(Gen.Choose(0, 1 << 20)), (strand, pick) =>
        {
            foreach (string text in (string[])[strand.Helm, strand.Idt, strand.ThreeStrings])
            {
                string changed = text.Insert(pick % (text.Length + 1), "NXacgtu*.|(]}/$+5"[pick % 17].ToString());
                string? read = Read(changed);
                Assert.True(read is null || read != strand.ToString(), $"{changed} is read as {text}");
            }
        }).QuickCheckThrowOnFailure();

    private static string? Read(string text)
    {
        try
        {
            return StrandCase.Describe(OligoNotation.Parse(text, "x").Strand);
        }
        catch (InputException told)
        {
            Assert.Equal(InputErrorKind.Oligo, told.Kind);
            return null;
        }
    }

    private static void ForAll(Arbitrary<StrandCase> strands, OligoDialect dialect, Func<StrandCase, string> write) => Holds(strands, strand =>
    {
        string text = write(strand);
        Oligo read = OligoNotation.Parse(text, "x", dialect).Strand;
        Assert.Equal(strand.ToString(), StrandCase.Describe(read));
        Assert.Equal("x", read.Name);
        Assert.Equal(text, OligoNotation.Format(read, dialect));
        if (dialect != OligoDialect.CaseLna)
        {
            Assert.Equal(strand.ToString(), StrandCase.Describe(OligoNotation.Parse($"  5'-{text}-3' ", "x").Strand));
        }
    });

    private static void Holds(Arbitrary<StrandCase> strands, Action<StrandCase> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(strands, holds));
}
