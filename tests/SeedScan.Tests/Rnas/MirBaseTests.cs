using System.Security.Cryptography;
using System.Text;
using SeedScan.Rnas;
using Xunit;

namespace SeedScan.Tests.Rnas;

public class MirBaseTests
{
    [Fact]
    public void Holds_all_human_mature_miRNAs_of_version_22()
    {
        Assert.Equal("22", MirBase.Version);
        Assert.Equal(2656, MirBase.Human.Count);
        Assert.Equal(2656, MirBase.Human.Select(r => r.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(2656, MirBase.Human.Select(r => r.Accession).Distinct().Count());
        Assert.All(MirBase.Human, r => Assert.Matches("^hsa-(miR|let)-[0-9]", r.Name));
        Assert.All(MirBase.Human, r => Assert.Matches("^MIMAT[0-9]{7}$", r.Accession));
        Assert.All(MirBase.Human, r => Assert.Matches("^[ACGU]{16,28}$", r.Sequence));
    }

    // Written down without looking at the bundled table.
    [Theory]
    [InlineData("hsa-let-7a-5p", "MIMAT0000062", "UGAGGUAGUAGGUUGUAUAGUU")]
    [InlineData("hsa-miR-21-5p", "MIMAT0000076", "UAGCUUAUCAGACUGAUGUUGA")]
    [InlineData("hsa-miR-1-3p", "MIMAT0000416", "UGGAAUGUAAAGAAGUAUGUAU")]
    [InlineData("hsa-miR-196a-5p", "MIMAT0000226", "UAGGUAGUUUCAUGUUGUUGGG")]
    [InlineData("hsa-miR-155-5p", "MIMAT0000646", "UUAAUGCUAAUCGUGAUAGGGGUU")]
    public void Holds_well_known_miRNAs(string name, string accession, string sequence)
    {
        SmallRna rna = Assert.Single(MirBase.Human, r => r.Name == name);
        Assert.Equal(accession, rna.Accession);
        Assert.Equal(sequence, rna.Sequence);
    }

    /// <summary>The list, written as the table is, has the checksum that the table's README gives.</summary>
    [Fact]
    public void Reads_the_table_without_loss_and_in_its_order()
    {
        StringBuilder table = new();
        foreach (SmallRna rna in MirBase.Human)
        {
            _ = table.Append(rna.Name).Append('\t').Append(rna.Accession).Append('\t').Append(rna.Sequence).Append('\n');
        }

        string sum = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(table.ToString())));
        Assert.Equal("30b1780f12468675d80c65e8e6d2c39b26511923c5c19c32a5cca48c4caa6381", sum);
    }
}
