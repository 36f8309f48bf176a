using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using SeedScan.Kernels;
using Xunit;

namespace SeedScan.Tests.Kernels;

/// <summary>Strings and a set of strings = scalar = every vector width that the processor has.</summary>
public class HexamerFilterTests
{
    private delegate void Finder(ref readonly byte bases, HexamerSet set, Span<ulong> found);

    private static readonly Dictionary<string, (bool Runs, Finder Find)> s_forms = new()
    {
        ["scalar"] = (true, HexamerFilter.FindScalar),
        ["16 bytes"] = (Lanes16.IsSupported, HexamerFilter.Find<Lanes16, ByNibbles<Lanes16>>),
        ["32 bytes"] = (Lanes32.IsSupported, HexamerFilter.Find<Lanes32, ByNibbles<Lanes32>>),
        ["64 bytes by nibbles"] = (Lanes64.IsSupported, HexamerFilter.Find<Lanes64, ByNibbles<Lanes64>>),
        ["64 bytes by permutation"] = (Avx512Vbmi.IsSupported, HexamerFilter.Find<Lanes64, ByPermutation>),
        ["chosen"] = (true, HexamerFilter.Find),
    };

    public static TheoryData<string> Forms => [.. s_forms.Where(form => form.Value.Runs).Select(form => form.Key)];

    [Theory, MemberData(nameof(Forms))]
    public void Finds_what_a_set_of_strings_finds(string form)
    {
        Random random = new(20261122);
        for (int round = 0; round < 60; round++)
        {
            string letters = (round % 3) switch { 0 => "ACGU", 1 => "AU", _ => "AAAAG" };
            string text = new(random.GetItems<char>(letters, 1 + random.Next(1500)));
            HashSet<string> wanted = [];
            int size = (round % 5) switch { 0 => 1, 1 => 10, 2 => 300, 3 => 4096, _ => 0 };
            while (wanted.Count < Math.Min(size, (int)Math.Pow(letters.Distinct().Count(), 6)))
            {
                wanted.Add(new string(random.GetItems<char>([.. letters.Distinct()], 6)));
            }

            Assert.Equal(Expected(text, wanted), Found(form, text, wanted));
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public void Finds_each_hexamer_alone_at_each_offset(string form)
    {
        // Every bit of the set, each at four places in a byte.
        for (int hexamer = 0; hexamer < HexamerSet.Universe; hexamer++)
        {
            string word = string.Concat(Enumerable.Range(0, 6).Select(i => "ACUG"[hexamer >> (2 * i) & 3]));
            string text = new string(word[0] == 'A' ? 'C' : 'A', hexamer % 4) + word + "GGGG";
            Assert.Equal(Expected(text, [word]), Found(form, text, [word]));
        }
    }

    [Fact]
    public void Every_form_that_the_leg_allows_is_tried()
    {
        int expected = 2 + (Lanes16.IsSupported ? 1 : 0) + (Lanes32.IsSupported ? 1 : 0) + (Lanes64.IsSupported ? 1 : 0)
            + (Avx512Vbmi.IsSupported ? 1 : 0);
        Assert.Equal(expected, s_forms.Values.Count(tried => tried.Runs));
    }

    private static List<int> Expected(string text, HashSet<string> wanted)
    {
        List<int> starts = [];
        for (int i = 0; i + 6 <= text.Length; i++)
        {
            if (wanted.Contains(text.Substring(i, 6)))
            {
                starts.Add(i);
            }
        }

        return starts;
    }

    private static List<int> Found(string form, string text, HashSet<string> wanted)
    {
        HexamerSet set = new();
        foreach (string word in wanted)
        {
            set.Add(word.Select((letter, i) => "ACUG".IndexOf(letter) << (2 * i)).Sum());
        }

        Assert.Equal(wanted.Count, set.Count);
        byte[] bases = new byte[text.Length / 4 + 256];
        for (int i = 0; i < text.Length; i++)
        {
            bases[i / 4] |= (byte)("ACUG".IndexOf(text[i]) << (2 * (i % 4)));
        }

        ulong[] found = new ulong[(text.Length / 64 / HexamerFilter.WordStep + 1) * HexamerFilter.WordStep];
        Array.Fill(found, 0xDEAD_BEEF_DEAD_BEEFUL);
        s_forms[form].Find(in MemoryMarshal.GetArrayDataReference(bases), set, found);
        return [.. Enumerable.Range(0, Math.Max(0, text.Length - 5)).Where(i => (found[i / 64] >> (i % 64) & 1) != 0)];
    }
}
