using System.Text;

namespace SeedScan.Oligos;

/// <summary>An oligo while its notation is read, nucleotide by nucleotide.</summary>
internal sealed class OligoBuilder
{
    private readonly StringBuilder _bases = new();
    private readonly List<Sugar> _sugars = [];
    private readonly List<Linkage> _linkages = [];
    private readonly List<BaseModification> _modifications = [];

    /// <summary>The number of nucleotides so far.</summary>
    public int Length => _bases.Length;

    /// <summary>True if a linkage was told behind the last nucleotide.</summary>
    public bool IsLinked => _linkages.Count == Length;

    /// <summary>Adds a nucleotide; where no linkage was told before it, it is a phosphodiester.</summary>
    public void Add(char letter, Sugar sugar, BaseModification modification = BaseModification.None)
    {
        if (Length > 0 && !IsLinked)
        {
            _linkages.Add(Linkage.Phosphodiester);
        }

        _ = _bases.Append(letter);
        _sugars.Add(sugar);
        _modifications.Add(modification);
    }

    /// <summary>Tells the linkage behind the last nucleotide.</summary>
    public void Link(Linkage linkage) => _linkages.Add(linkage);

    /// <summary>The oligo; its last nucleotide is not linked.</summary>
    public Oligo ToOligo(string name) => new(
        name,
        _bases.ToString(),
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_sugars),
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_linkages),
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_modifications));
}
