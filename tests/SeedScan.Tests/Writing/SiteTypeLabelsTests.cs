using SeedScan.Rnas;
using Xunit;

namespace SeedScan.Tests.Writing;

public class SiteTypeLabelsTests
{
    private const string AllLabels =
        "8mer,7mer-m8,7mer-A1,6mer,6mer-m8,6mer-A1,wobble-8mer,wobble-7mer-m8,mismatch-8mer,bulge-8mer,bulge-7mer-m8,bulge-7mer-A1,centered,3p-compensatory";

    [Fact]
    public void Labels_are_those_of_the_specification_in_type_order()
    {
        Assert.Equal(AllLabels.Split(','), Enum.GetValues<SiteType>().Select(SiteTypeLabels.Label));
        Assert.Equal(AllLabels, SiteTypeLabels.Join(SiteTypes.All));
        Assert.Equal(SiteTypeLabels.Count, Enum.GetValues<SiteType>().Length);
    }

    [Fact]
    public void Every_set_that_is_joined_is_parsed_back()
    {
        for (int set = 1; set <= (int)SiteTypes.All; set++)
        {
            Assert.Equal((SiteTypes)set, SiteTypeLabels.Parse(SiteTypeLabels.Join((SiteTypes)set)));
        }
    }

    [Theory]
    [InlineData("default", SiteTypes.Default)]
    [InlineData("ALL-Canonical", SiteTypes.AllCanonical)]
    [InlineData("all", SiteTypes.All)]
    [InlineData("8MER, 7mer-a1", SiteTypes.Mer8 | SiteTypes.Mer7A1)]
    [InlineData("default,centered", SiteTypes.Default | SiteTypes.Centered)]
    [InlineData("6mer,6mer", SiteTypes.Mer6)]
    [InlineData("7mer", SiteTypes.Mer7M8 | SiteTypes.Mer7A1)]
    public void Text_is_parsed_in_any_case(string text, SiteTypes expected) => Assert.Equal(expected, SiteTypeLabels.Parse(text));

    [Theory]
    [InlineData("8mer,9mer", "'9mer'")]
    [InlineData("0", "'0'")]
    public void An_unknown_label_is_named_with_all_that_can_be_chosen(string text, string named)
    {
        string message = Assert.Throws<FormatException>(() => SiteTypeLabels.Parse(text)).Message;
        Assert.Equal(
            $"{named} is not a site type that can be asked for here. Choose from: default, all-canonical, all, 7mer, {AllLabels.Replace(",", ", ")}.",
            message);
    }

    [Theory]
    [InlineData("", "no site type is given.")]
    [InlineData("8mer,", "'8mer,' has a comma without a site type beside it.")]
    [InlineData("8mer-1a", "'8mer-1a' is TargetScan's label of what is 8mer here.")]
    [InlineData("6mer,7mer-1A", "'7mer-1A' is TargetScan's label of what is 7mer-A1 here.")]
    [InlineData("6mer-1a", "'6mer-1a' is TargetScan's label of what is 6mer-A1 here.")]
    public void A_near_miss_is_told_apart(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => SiteTypeLabels.Parse(text)).Message);

    [Theory]
    [InlineData("8mer", SiteTypes.Mer8)]
    [InlineData("7MER-M8", SiteTypes.Mer8 | SiteTypes.Mer7M8)]
    [InlineData("7mer-A1", SiteTypes.Mer8 | SiteTypes.Mer7M8 | SiteTypes.Mer7A1)]
    [InlineData(" 7mer ", SiteTypes.Mer8 | SiteTypes.Mer7M8 | SiteTypes.Mer7A1)]
    [InlineData("6mer", SiteTypes.Default)]
    public void A_least_type_stands_for_the_better_ones_too(string text, SiteTypes expected) =>
        Assert.Equal(expected, SiteTypeLabels.ParseMinimum(text));

    [Fact]
    public void Only_the_default_types_have_an_order()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SiteTypeLabels.AtLeast(SiteType.Mer6M8));
        Assert.Throws<FormatException>(() => SiteTypeLabels.ParseMinimum("6mer-m8"));
        Assert.Throws<FormatException>(() => SiteTypeLabels.ParseMinimum("all"));
    }

    [Fact]
    public void A_value_that_is_no_type_has_no_label()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SiteTypeLabels.Label((SiteType)14));
        Assert.Throws<ArgumentOutOfRangeException>(() => SiteTypeLabels.Join((SiteTypes)(1 << 14)));
    }
}
