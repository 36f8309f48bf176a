namespace SeedScan.Tests.Fixtures;

/// <summary>Finds the committed files in <c>data/utr-fixtures</c>.</summary>
internal static class Fixture
{
    private static readonly string s_folder = Path.Combine(Root(), "data", "utr-fixtures");

    /// <summary>The full path of a fixture, such as <c>broken/empty.fa</c>.</summary>
    public static string PathOf(string name) => Path.Combine(s_folder, name);

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SeedScan.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"No SeedScan.sln above {AppContext.BaseDirectory}.");
    }
}
