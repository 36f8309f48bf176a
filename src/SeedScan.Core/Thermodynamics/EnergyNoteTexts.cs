using System.Numerics;
using System.Text;

namespace SeedScan.Thermodynamics;

/// <summary>The notes of an energy in words, for output.</summary>
public static class EnergyNoteTexts
{
    private static readonly string[] s_texts =
    [
        "energy unknown: a letter is not one base, or no bases pair",
        "an end is open: what lies beyond costs more than it gives",
        "LNA on RNA: its increments were measured on DNA",
        "LNA beside RNA, 2'-OMe, 2'-MOE or 2'-F: its increments were measured beside DNA",
        "single LNA at a mismatch or G:U: counted as DNA",
        "2'-MOE: no table, counted as 2'-OMe",
        "2'-F: no table, counted as 2'-OMe",
        "2'-OMe on DNA: no table, counted as RNA on DNA",
        "different sugars side by side: mean of their tables",
        "G:U: counted as RNA on RNA",
        "mismatch: counted as RNA on RNA",
        "bulge: counted as RNA on RNA",
        "several bases open: counted by their number, as RNA on RNA",
        "both strands modified: tables have one modified strand",
        "hairpin loop: counted as RNA",
        "sodium: counted as in DNA on DNA",
    ];

    private static readonly byte[][] s_names = [.. Enumerable.Range(0, s_texts.Length).Select(bit => Encoding.ASCII.GetBytes(Enum.GetName((EnergyNotes)(1u << bit))!))];

    /// <summary>The name of one note, the bit of <see cref="EnergyNotes"/>, for rows.</summary>
    internal static ReadOnlySpan<byte> NameOf(int bit) => s_names[bit];

    /// <summary>One text for each note, in the order of their values; none for <see cref="EnergyNotes.None"/>.</summary>
    public static IEnumerable<string> Of(EnergyNotes notes)
    {
        for (uint rest = (uint)notes; rest != 0; rest &= rest - 1)
        {
            yield return s_texts[BitOperations.TrailingZeroCount(rest)];
        }
    }
}
