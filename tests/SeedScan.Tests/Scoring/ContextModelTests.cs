using SeedScan.Rnas;
using SeedScan.Scoring;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Scoring;

/// <summary>A model is a file of numbers: those that ship, one of the reader's own, and what is no model.</summary>
public class ContextModelTests
{
    [Fact]
    public void The_models_that_ship_name_their_source()
    {
        Assert.Equal(ContextModel.Names, ContextModel.Names.Select(name => ContextModel.Named(name).Name));
        Assert.Contains("10.7554/eLife.05005", ContextModel.ContextPlusPlus.Citation, StringComparison.Ordinal);
        Assert.Contains("10.1016/j.molcel.2007.06.017", ContextModel.Context2007.Citation, StringComparison.Ordinal);
        Assert.Equal("3P_score,Local_AU,End_dist", ContextModel.Context2007.Features.ToString());
        Assert.True(ContextModel.ContextPlusPlus.FeaturesOf(SiteType.Mer6).Has(ScoreFeature.Site8));
        Assert.False(ContextModel.ContextPlusPlus.FeaturesOf(SiteType.Mer8).Has(ScoreFeature.Site8));
        Assert.Throws<ArgumentException>(() => ContextModel.Named("context+++"));
    }

    [Fact]
    public void Another_model_is_another_file()
    {
        ContextModel model = Read("# of an example\nname\tmine\nIntercept\tcoefficient\t-1\t-0.5\t0\t0\nSA\tcoefficient\t2\t1\t.\t.\nSA\tmin\t1\t0\t.\t.\nSA\tmax\t5\t1\t.\t.\nsRNA1G\tcoefficient\t0.25\t.\t.\t.\n");
        Assert.Equal(("mine", "of an example"), (model.Name, model.Citation));
        Assert.Equal("SA,sRNA1", model.FeaturesOf(SiteType.Mer8).ToString());
        Assert.Equal("", model.FeaturesOf(SiteType.Mer6).ToString());
        Assert.Equal(0.5, model.Contribution(SiteType.Mer8, ScoreFeature.Accessibility, 2));
        Assert.Equal(0.25, model.Contribution(SiteType.Mer8, ScoreFeature.Nucleotide1, Nucleotide.G));
        Assert.Equal(0, model.Contribution(SiteType.Mer8, ScoreFeature.Nucleotide1, Nucleotide.U));
        Assert.Equal(0, model.Contribution(SiteType.Mer6, ScoreFeature.Accessibility, 2));
        Assert.Equal(-0.5, model.InterceptOf(SiteType.Mer7M8));
    }

    [Theory]
    [InlineData("", "no name")]
    [InlineData("name\tx\n", "no term")]
    [InlineData("\u0089PNG\n\0\0", "'\\x89PNG' is no line of a model")]
    [InlineData("name\tx\n\0\u0001SA", "is no text")]
    [InlineData("name\tx\n\u001B[31mSA\t\u202Ex", "'\\x1B[31mSA\\t\\u202Ex' is no line of a model")]
    [InlineData(
        "0123456789012345678901234567890123456789012345678901234567890123456789", "'012345678901234567890123456789012345678901234567890123456789...' is no line")]
    [InlineData("name\tx\nSA\tcoefficient\t1\t1\t1\n", "no line")]
    [InlineData("name\tx\nSA\tcoefficient\t1\t1\t1\tNaN\n", "no line")]
    [InlineData("name\tx\nSA\tslope\t1\t1\t1\t1\n", "no line")]
    [InlineData("name\tx\nSAA\tcoefficient\t1\t1\t1\t1\n", "no line")]
    [InlineData("name\tx\nsRNA1N\tcoefficient\t1\t1\t1\t1\n", "no line")]
    [InlineData("name\tx\nsRNA1\tcoefficient\t1\t1\t1\t1\n", "no line")]
    [InlineData("name\tx\nsRNA1A\tmin\t1\t1\t1\t1\n", "no line")]
    [InlineData("name\tx\ndecimals\tthree\n", "no line")]
    [InlineData("name\tx\nScore\tleast\t1\t1\t1\t1\n", "no line")]
    public void What_is_no_model_is_told(string text, string problem)
    {
        InputException wrong = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains(problem, wrong.Message, StringComparison.Ordinal);
        Assert.StartsWith("model.tsv", wrong.Message, StringComparison.Ordinal);
    }

    private static ContextModel Read(string text)
    {
        using StringReader reader = new(text);
        return ContextModel.Read(reader, "model.tsv");
    }
}
