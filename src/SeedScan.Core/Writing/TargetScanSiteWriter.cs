using System.Buffers;
using System.Buffers.Text;
using SeedScan.Rnas;
using SeedScan.Scanning;

namespace SeedScan.Writing;

/// <summary>Writes TargetScan's site table: 14 columns separated by tabs, places 1-based and inclusive.</summary>
/// <remarks>
/// A row is put together from three parts, of which two are the same for many rows:
/// <code>
///   CDC2L6 miR-1/206 | 9606 3924 3929 3602 3607 3 6mer | x 7mer-1a+6mer 9606,10090 9606 | 0
///   for a family     | for the row                     | for a group and type           | ORF overlap
/// </code>
/// Columns 12 and 13 are lists of species in rising order, joined by blanks. Column 13 lists the species that have the
/// row's type or a longer one containing it; it is empty in a group of one type.
/// </remarks>
internal sealed class TargetScanSiteWriter(IBufferWriter<byte> output)
{
    /// <summary>What stands in a group type before what.</summary>
    private static readonly SiteType[] GroupTypeOrder = [SiteType.Mer7A1, SiteType.Mer7M8, SiteType.Mer8, SiteType.Mer6];

    private readonly List<(int Species, SiteTypes Types)> _members = [];
    private readonly ArrayBufferWriter<byte> _head = new();
    private readonly ArrayBufferWriter<byte> _tails = new();
    private readonly Range[] _tailOf = new Range[4];

    /// <summary>Writes the line of column names.</summary>
    public void WriteHeader() => output.Write(
        "a_Gene_ID\tmiRNA_family_ID\tspecies_ID\tMSA_start\tMSA_end\tUTR_start\tUTR_end\tGroup_num\tSite_type\tmiRNA in this species\tGroup_type\tSpecies_in_this_group\tSpecies_in_this_group_with_this_site_type\tORF_overlap\n"u8);

    /// <summary>Sets the first two columns of the rows to come.</summary>
    public void StartFamily(ReadOnlySpan<byte> gene, ReadOnlySpan<byte> family)
    {
        _head.ResetWrittenCount();
        _head.Write(gene);
        _head.Write("\t"u8);
        _head.Write(family);
        _head.Write("\t"u8);
    }

    /// <summary>Writes rows of one group.</summary>
    /// <param name="group">All sites of the group, those of a species side by side.</param>
    /// <param name="rows">The sites to write, in the order of the rows.</param>
    /// <param name="number">The group's number.</param>
    public void WriteGroup(ReadOnlySpan<AlignedSite> group, ReadOnlySpan<AlignedSite> rows, long number)
    {
        PrepareTails(group);
        foreach (ref readonly AlignedSite site in rows)
        {
            WriteRow(site, number);
        }
    }

    /// <summary>TargetScan's label of a type.</summary>
    public static ReadOnlySpan<byte> LabelOf(SiteType type) => type switch
    {
        SiteType.Mer8 => "8mer-1a"u8,
        SiteType.Mer7M8 => "7mer-m8"u8,
        SiteType.Mer7A1 => "7mer-1a"u8,
        SiteType.Mer6 => "6mer"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "TargetScan's table has no such type."),
    };

    /// <summary>The type and the longer ones that contain it.</summary>
    private static SiteTypes Containing(SiteType type) => type switch
    {
        SiteType.Mer7M8 => SiteTypes.Mer7M8 | SiteTypes.Mer8,
        SiteType.Mer7A1 => SiteTypes.Mer7A1 | SiteTypes.Mer8,
        SiteType.Mer6 => SiteTypes.Default,
        _ => SiteTypes.Mer8,
    };

    private static int Append(Span<byte> row, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(row[at..]);
        return at + text.Length;
    }

    private static int Append(Span<byte> row, int at, long number)
    {
        _ = Utf8Formatter.TryFormat(number, row[at..], out int digits);
        row[at + digits] = (byte)'\t';
        return at + digits + 1;
    }

    private static void AppendNumber(ArrayBufferWriter<byte> text, int number)
    {
        _ = Utf8Formatter.TryFormat(number, text.GetSpan(11), out int digits);
        text.Advance(digits);
    }

    private void WriteRow(in AlignedSite site, long group)
    {
        const int NumbersAndLabel = 6 * 20 + 16;
        ReadOnlySpan<byte> head = _head.WrittenSpan, tail = _tails.WrittenSpan[_tailOf[(int)site.Type]];
        Span<byte> row = output.GetSpan(head.Length + NumbersAndLabel + tail.Length + 2);
        int at = Append(row, 0, head);
        at = Append(row, at, site.Species);
        at = Append(row, at, site.MsaStart);
        at = Append(row, at, site.MsaEnd);
        at = Append(row, at, site.UtrStart);
        at = Append(row, at, site.UtrEnd);
        at = Append(row, at, group);
        at = Append(row, at, LabelOf(site.Type));
        at = Append(row, at, tail);
        at = Append(row, at, site.OrfOverlap ? "1\n"u8 : "0\n"u8);
        output.Advance(at);
    }

    /// <summary>Makes columns 10 to 13 for every type of a group.</summary>
    private void PrepareTails(ReadOnlySpan<AlignedSite> group)
    {
        SiteTypes types = FindMembers(group);
        bool mixed = (types & (types - 1)) != 0;
        _tails.ResetWrittenCount();
        foreach (SiteType type in GroupTypeOrder)
        {
            if ((types & (SiteTypes)(1 << (int)type)) == 0)
            {
                continue;
            }

            int start = _tails.WrittenCount;
            _tails.Write("\tx\t"u8);
            AppendGroupType(types);
            _tails.Write("\t"u8);
            AppendSpecies(SiteTypes.Default);
            _tails.Write("\t"u8);
            AppendSpecies(mixed ? Containing(type) : SiteTypes.None);
            _tails.Write("\t"u8);
            _tailOf[(int)type] = start.._tails.WrittenCount;
        }
    }

    /// <summary>Lists the species of a group with their types, in rising order.</summary>
    private SiteTypes FindMembers(ReadOnlySpan<AlignedSite> group)
    {
        _members.Clear();
        SiteTypes all = SiteTypes.None;
        foreach (ref readonly AlignedSite site in group)
        {
            var type = (SiteTypes)(1 << (int)site.Type);
            all |= type;
            // In the order of the rows, the sites of one species stand together.
            if (_members.Count > 0 && _members[^1].Species == site.Species)
            {
                _members[^1] = (site.Species, _members[^1].Types | type);
            }
            else
            {
                _members.Add((site.Species, type));
            }
        }

        _members.Sort(static (a, b) => a.Species.CompareTo(b.Species));
        return all;
    }

    private void AppendGroupType(SiteTypes types)
    {
        bool first = true;
        foreach (SiteType type in GroupTypeOrder)
        {
            if ((types & (SiteTypes)(1 << (int)type)) != 0)
            {
                _tails.Write(first ? ""u8 : "+"u8);
                _tails.Write(LabelOf(type));
                first = false;
            }
        }
    }

    private void AppendSpecies(SiteTypes having)
    {
        bool first = true;
        foreach ((int species, SiteTypes types) in _members)
        {
            if ((types & having) != 0)
            {
                _tails.Write(first ? ""u8 : " "u8);
                AppendNumber(_tails, species);
                first = false;
            }
        }
    }
}
