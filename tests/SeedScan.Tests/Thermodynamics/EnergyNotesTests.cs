using SeedScan.Oligos;
using SeedScan.Thermodynamics;
using Xunit;
using static SeedScan.Thermodynamics.EnergyNotes;

namespace SeedScan.Tests.Thermodynamics;

/// <summary>What is approximated is told by name, and what is measured is not; and the values that stand in.</summary>
public class EnergyNotesTests
{
    [Theory]
    [InlineData("GGAAUGU", "CCUUACA", "rrrrrrr", StrandKind.Rna, None)]
    [InlineData("GGAAUGU", "CCUUACA", "ddddddd", StrandKind.Rna, None)]
    [InlineData("GGAAUGU", "CCUUACA", "ddddddd", StrandKind.Dna, None)]
    [InlineData("GGAAUGU", "CCUUACA", "rrrrrrr", StrandKind.Dna, None)]
    [InlineData("GGAAUGU", "CCUUACA", "mmmmmmm", StrandKind.Rna, None)]
    [InlineData("GGAAUGU", "CCUUACA", "dldllld", StrandKind.Dna, None)]
    [InlineData("GGAAUGU", "CCUUACA", "dldlldd", StrandKind.Rna, LnaOnRna)]
    [InlineData("GGAAUGU", "CCUUACA", "mlmmlmm", StrandKind.Rna, LnaOnRna | LnaBesideOthers)]
    [InlineData("GGAAUGU", "CCUUACA", "eeeeeee", StrandKind.Rna, MoeAsMethyl)]
    [InlineData("GGAAUGU", "CCUUACA", "fffffff", StrandKind.Rna, FluoroAsMethyl)]
    [InlineData("GGAAUGU", "CCUUACA", "mfmfmff", StrandKind.Rna, FluoroAsMethyl)]
    [InlineData("GGAAUGU", "CCUUACA", "mmmmmmm", StrandKind.Dna, MethylAsRna)]
    [InlineData("GGAAUGU", "CCUUACA", "eeeeeee", StrandKind.Dna, MethylAsRna | MoeAsMethyl)]
    [InlineData("GGAAUGU", "CCUUACA", "eeddeee", StrandKind.Rna, MoeAsMethyl | MixedSugars)]
    [InlineData("GGCAAUG", "CCGCUAC", "rrrrrrr", StrandKind.Rna, None)]
    [InlineData("GGCAAUG", "CCGCUAC", "mmmmmmm", StrandKind.Rna, MismatchAsRna)]
    [InlineData("GGCAAUG", "CCGCUAC", "rrrmrrr", StrandKind.Rna, MismatchAsRna)]
    [InlineData("GGCAAUG", "CCGCUAC", "ddddddd", StrandKind.Rna, MismatchAsRna)]
    [InlineData("GGCAAUG", "CCGAUAC", "ddddddd", StrandKind.Rna, None)]
    [InlineData("GGCAAUG", "CCGAUAC", "dddlddd", StrandKind.Rna, LnaAsDna)]
    [InlineData("GGCAAUG", "CCGAUAC", "ddllldd", StrandKind.Dna, None)]
    [InlineData("GGCAAUG", "CCGCUAC", "ddddddd", StrandKind.Dna, None)]
    [InlineData("GGCAAUG", "CCGAUAC", "ddllldd", StrandKind.Rna, LnaOnRna)]
    [InlineData("GGCGAUG", "CCGUUAC", "rrrrrrr", StrandKind.Rna, None)]
    [InlineData("GGCGAUG", "CCGUUAC", "mmmmmmm", StrandKind.Rna, WobbleAsRna)]
    [InlineData("GGCGAUG", "CCGUUAC", "ddddddd", StrandKind.Rna, WobbleAsRna)]
    [InlineData("GGCGAUG", "CCGUUAC", "ddddddd", StrandKind.Dna, None)]
    [InlineData("GGCAGCC", "CCG-CGG", "rrrrrrr", StrandKind.Rna, None)]
    [InlineData("GGC-GCC", "CCGACGG", "dddddd", StrandKind.Rna, BulgeAsRna)]
    [InlineData("GGCAAGCC", "CCGAACGG", "rrrrrrrr", StrandKind.Rna, LoopBySize)]
    [InlineData("AGGCGCC", "ACCGCGG", "rrrrrrr", StrandKind.Rna, OpenEnd)]
    public void Notes_are(string oligo, string target, string sugars, StrandKind kind, EnergyNotes notes)
    {
        Assert.Equal(notes, Duplex.OfAligned(oligo, target, StrandCase.Sugars(sugars), kind).Notes);
    }

    [Fact]
    public void Every_note_has_its_text()
    {
        EnergyNotes all = default;
        foreach (EnergyNotes note in Enum.GetValues<EnergyNotes>())
        {
            all |= note;
            Assert.Equal(note == None ? 0 : 1, EnergyNoteTexts.Of(note).Count());
        }

        string[] texts = [.. EnergyNoteTexts.Of(all)];
        Assert.Equal(Enum.GetValues<EnergyNotes>().Length - 1, texts.Distinct().Count());
        Assert.Equal(["energy unknown: a letter is not one base, or no bases pair", "LNA on RNA: its increments were measured on DNA"], EnergyNoteTexts.Of(Unknown | LnaOnRna));
    }

    [Fact]
    public void What_stands_in_is_what_the_note_says()
    {
        const string Strand = "GGAAUGUCC";
        DuplexEnergy Of(string sugars, StrandKind kind) => Duplex.OfPerfect(Strand, StrandCase.Sugars(sugars), kind);
        double free = Of("mmmmmmmmm", StrandKind.Rna).FreeEnergy37;
        Assert.Equal(free, Of("eeeeeeeee", StrandKind.Rna).FreeEnergy37);
        Assert.Equal(free, Of("fffffffff", StrandKind.Rna).FreeEnergy37);
        Assert.Equal(Of("rrrrrrrrr", StrandKind.Dna).FreeEnergy37, Of("mmmmmmmmm", StrandKind.Dna).FreeEnergy37);

        // What LNA adds on RNA is what it adds on DNA: McTigue 2004, G+A on CT 0.444, +AA on TT 0.707 kcal/mol.
        double onRna = Of("ddldddddd", StrandKind.Rna).EnthalpyChange - Of("ddddddddd", StrandKind.Rna).EnthalpyChange;
        double onDna = Of("ddldddddd", StrandKind.Dna).EnthalpyChange - Of("ddddddddd", StrandKind.Dna).EnthalpyChange;
        Assert.Equal(onDna, onRna, 0.0005);
        Assert.Equal(0.707 + 0.444, onDna, 0.0005);

        // A step of two sugars is the mean of both, an end has half of its own sugar's initiation.
        double mixed = Duplex.OfPerfect("GG", StrandCase.Sugars("rd"), StrandKind.Rna).FreeEnergy37;
        Assert.Equal((4.09 + 3.11) / 2 + ((-3.26 + -2.105) / 2), mixed, 0.003);
    }
}
