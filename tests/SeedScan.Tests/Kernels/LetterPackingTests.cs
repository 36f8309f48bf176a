using System.Runtime.InteropServices;
using System.Text;
using SeedScan.Kernels;
using SeedScan.Sequences;
using Xunit;

namespace SeedScan.Tests.Kernels;

/// <summary>The alphabet written out = scalar = every vector width that the processor has.</summary>
public class LetterPackingTests
{
    private delegate PackedLetters Packer(byte[] letters);

    private static readonly Dictionary<string, (bool Runs, Packer Pack)> s_forms = new()
    {
        ["scalar"] = (true, Pack<ScalarPacker>),
        ["16 bytes"] = (Lanes16.IsSupported, Pack<VectorPacker<Lanes16>>),
        ["32 bytes"] = (Lanes32.IsSupported, Pack<VectorPacker<Lanes32>>),
        ["64 bytes"] = (Lanes64.IsSupported, Pack<VectorPacker<Lanes64>>),
    };

    public static TheoryData<string> Forms => [.. s_forms.Where(form => form.Value.Runs).Select(form => form.Key)];

    [Theory, MemberData(nameof(Forms))]
    public void Tells_every_byte_at_every_place(string form)
    {
        for (int value = 0; value < 256; value++)
        {
            for (int place = 0; place < 64; place++)
            {
                byte[] letters = Encoding.ASCII.GetBytes(new string('G', 64));
                letters[place] = (byte)value;
                Check(form, letters);
            }
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public void Packs_random_letters(string form)
    {
        Random random = new(64);
        for (int round = 0; round < 2000; round++)
        {
            Check(form, random.GetItems<byte>("ACGTUacgtuNnRyXx\n\r >-E*"u8, 64));
        }
    }

    private static void Check(string form, byte[] letters)
    {
        PackedLetters packed = s_forms[form].Pack(letters);
        for (int i = 0; i < 64; i++)
        {
            char letter = char.ToUpperInvariant((char)letters[i]);
            bool isBase = letters[i] < 128 && "ACGTU".Contains(letter, StringComparison.Ordinal);
            bool isCode = letters[i] < 128 && "ACGTURYSWKMBDHVNX".Contains(letter, StringComparison.Ordinal);
            Assert.Equal(isBase, (packed.Bases >> i & 1) != 0);
            Assert.Equal(isCode, (packed.Letters >> i & 1) != 0);
            if (isBase)
            {
                ulong word = i < 32 ? packed.Low : packed.High;
                Assert.Equal(letter switch { 'A' => Nucleotide.A, 'C' => Nucleotide.C, 'G' => Nucleotide.G, _ => Nucleotide.U }, (int)(word >> (2 * (i % 32)) & 3));
            }
        }
    }

    private static PackedLetters Pack<TPacker>(byte[] letters)
        where TPacker : struct, ILetterPacker<TPacker>
    {
        TPacker packer = TPacker.Load();
        return TPacker.Pack(in packer, in MemoryMarshal.GetArrayDataReference(letters));
    }
}
