using System.Globalization;
using SeedScan.Sequences;

namespace SeedScan.Scoring;

/// <summary>A folder of RNAplfold's files of unpaired probabilities, <c>NAME_lunp</c>, plain or compressed with gzip (<c>NAME_lunp.gz</c>).</summary>
/// <remarks>
/// <code>
/// RNAplfold -W 80 -L 40 -u 20
/// #unpaired probabilities
///  #i$    l=1        2          3     ...  14         ...
/// 14      0.9913     0.9832     0.97  ...  0.0871     ...     bases 1 to 14 are unpaired together with probability 0.0871
/// </code>
/// NAME is the target's name; of targets in several species <c>TARGET.SPECIES</c>, as <c>GENE1.9606_lunp</c>.
/// </remarks>
public sealed class AccessibilityFiles
{
    private const string Unfit = "/\\?*:|\"<>", Ending = "_lunp";

    /// <summary>Names a folder.</summary>
    /// <exception cref="InputException">There is no such folder.</exception>
    public AccessibilityFiles(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Folder = folder;
        if (!Directory.Exists(folder))
        {
            throw new InputException(
                InputErrorKind.Unreadable,
                File.Exists(folder) ? "is a file, and a folder is wanted" : "there is no such folder",
                "Name the folder that holds the files NAME_lunp of RNAplfold; a tar archive has to be unpacked.",
                folder);
        }
    }

    /// <summary>The folder, as the user gave it.</summary>
    public string Folder { get; }

    /// <summary>The name of the first file in the order of their letters, or null.</summary>
    internal string? First => Directory.EnumerateFiles(Folder, "*" + Ending + "*").Select(Path.GetFileName).Min(StringComparer.Ordinal);

    /// <summary>Reads the file of a target.</summary>
    /// <param name="target">The target's name; what cannot stand in a file name is written <c>_</c>, as RNAplfold does.</param>
    /// <param name="species">The NCBI taxonomy number that the file's name holds, or null where it holds none.</param>
    /// <param name="profile">The probabilities.</param>
    /// <returns>False if there is no such file.</returns>
    /// <exception cref="InputException">There is one, and it cannot be read or is not well formed.</exception>
    public bool TryGet(string target, int? species, out AccessibilityProfile profile)
    {
        ArgumentNullException.ThrowIfNull(target);
        string name = string.Concat(target.Select(letter => Unfit.Contains(letter, StringComparison.Ordinal) || char.IsControl(letter) ? '_' : letter));
        string path = Path.Combine(Folder, species is null ? name + Ending : string.Create(CultureInfo.InvariantCulture, $"{name}.{species}{Ending}"));
        string? found = File.Exists(path) ? path : File.Exists(path + ".gz") ? path + ".gz" : null;
        profile = found is null ? AccessibilityProfile.None : AccessibilityProfile.Read(found);
        return found is not null;
    }
}
