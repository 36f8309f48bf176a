using SeedScan.Oligos;
using Xunit;

namespace SeedScan.Tests.Oligos;

public sealed class OligoMetabolitesTests
{
    [Fact]
    public void Truncations_keep_what_is_left_of_the_chemistry()
    {
        Oligo oligo = OligoNotation.Parse("+A*mC*rGT*/iMe-dC/*+A", "x").Strand;
        string[] expected =
        [
            "x:5p-1 mC*rGT*/iMe-dC/*+A", "x:3p-1 +A*mC*rGT*/3Me-dC/", "x:5p-2 rGT*/iMe-dC/*+A", "x:5p-1:3p-1 mC*rGT*/3Me-dC/", "x:3p-2 +A*mC*rGT",
        ];
        Assert.Equal(expected, OligoMetabolites.Of(oligo).Select(left => $"{left.Name} {OligoNotation.Format(left, OligoDialect.Idt)}"));
    }

    [Theory]
    [InlineData("A", "")]
    [InlineData("AC", "C A")]
    [InlineData("ACG", "CG AC G C A")]
    public void Nothing_is_left_without_a_base(string bases, string expected)
        => Assert.Equal(expected, string.Join(' ', OligoMetabolites.Of(OligoNotation.Parse(bases, "x").Strand).Select(left => left.Bases)));
}
