using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeedScan.Kernels;

namespace SeedScan.Sequences;

/// <summary>One target (or a piece of one) at 2 bits a base, its ambiguous positions kept apart. Its buffers are reused.</summary>
/// <remarks>
/// <code>
///   position      -32 .. -1 | 0  1  2  3   4  5  6  7  ...
///   letter                  | G  A  U  N   c  a  t  u
///   bases          0  ..  0 | 11 00 10 00  01 00 10 10      32 to a 64-bit word, the first in the lowest bits
///   ambiguous      1  ..  1 | 0  0  0  1   0  0  0  0       64 to a word, likewise
/// </code>
/// A word before the first position and a margin after the last one are ambiguous throughout, so that a kernel may read
/// past either end and finds there what a place beyond the end is: no pair and no A. The code under an ambiguous bit has
/// no meaning.
/// </remarks>
public sealed class PackedSequence
{
    /// <summary>The base words before position 0: as many positions as one word of <see cref="_ambiguous"/> has.</summary>
    private const int LeadWords = 2;

    /// <summary>Base words past the end that a kernel may read: 256 positions, and a little.</summary>
    private const int TailWords = 10;

    /// <summary>Ambiguity words past the end that may be read.</summary>
    private const int AmbiguousTailWords = 2;

    private ulong[] _bases = [];
    private ulong[] _ambiguous = [];

    // The ambiguous words that MaskStart changed, as they were: the 3' half of an RNA pairs with masked bases, too.
    private ulong[] _unmasked = [];
    private int _unmaskedWords;

    private byte[] _padded = [];

    /// <summary>The longest text that can be packed, in bytes: positions and what a kernel reads beyond them are 32-bit numbers.</summary>
    public const int MaxLength = int.MaxValue - (1 << 16);

    /// <summary>The number of bases, ambiguous ones included; 0 after a text that could not be packed.</summary>
    public int Length { get; private set; }

    /// <summary>The number of ambiguous positions before any mask.</summary>
    public int AmbiguousCount { get; private set; }

    /// <summary>The 2-bit codes from position 0 on as bytes, four bases to each.</summary>
    internal ref readonly byte Bases => ref Unsafe.As<ulong, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bases), LeadWords));

    /// <summary>The words of the bases, 32 to each; in the last one, 0 behind the end.</summary>
    internal ReadOnlySpan<ulong> BaseWords => _bases.AsSpan(LeadWords, (Length + 31) / 32);

    /// <summary>The words of ambiguity, 64 positions to each; in the last one, 1 behind the end.</summary>
    internal ReadOnlySpan<ulong> AmbiguousWords => _ambiguous.AsSpan(1, (Length + 63) / 64);

    /// <summary>Makes a packed copy of a sequence.</summary>
    /// <param name="letters">IUPAC nucleotide letters without line ends; T and U are one, case carries no meaning.</param>
    /// <exception cref="InputException">A letter that is no IUPAC nucleotide code.</exception>
    public static PackedSequence FromLetters(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        PackedSequence packed = new();
        packed.Pack(System.Text.Encoding.Latin1.GetBytes(letters));
        return packed;
    }

    /// <summary>The 2-bit code at a 0-based position; <see cref="Nucleotide.None"/> where the letter is no base or is masked, and outside the sequence.</summary>
    public int CodeAt(int position)
    {
        if ((uint)position >= (uint)Length)
        {
            return Nucleotide.None;
        }

        ulong ambiguous = _ambiguous[(position >> 6) + 1] >> position & 1;
        return ambiguous != 0 ? Nucleotide.None : (int)(_bases[(position >> 5) + LeadWords] >> (2 * position)) & 3;
    }

    /// <summary>The same as <see cref="CodeAt"/>, as it was before <see cref="MaskStart"/>.</summary>
    public int UnmaskedCodeAt(int position)
    {
        int word = position >> 6;
        if ((uint)position >= (uint)Length || word >= _unmaskedWords)
        {
            return CodeAt(position);
        }

        ulong ambiguous = _unmasked[word] >> position & 1;
        return ambiguous != 0 ? Nucleotide.None : (int)(_bases[(position >> 5) + LeadWords] >> (2 * position)) & 3;
    }

    /// <summary>The ambiguous letters before a position.</summary>
    internal int AmbiguousBefore(int position)
    {
        int count = 0;
        for (int i = 0; i < position; i++)
        {
            count += CodeAt(i) == Nucleotide.None ? 1 : 0;
        }

        return count;
    }

    /// <summary>Packs a sequence without header; line ends, blanks and tabs are passed over.</summary>
    /// <param name="letters">IUPAC nucleotide letters, and X, which some programs mask with.</param>
    /// <exception cref="InputException">A letter that is none of these.</exception>
    /// <exception cref="ArgumentException">More than <see cref="MaxLength"/> letters.</exception>
    public void Pack(ReadOnlySpan<byte> letters)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(letters.Length, MaxLength, nameof(letters));
        if (_padded.Length < letters.Length + LetterPacking.Step)
        {
            _padded = GC.AllocateUninitializedArray<byte>(letters.Length + LetterPacking.Step);
        }

        letters.CopyTo(_padded);
        PackPadded(_padded.AsSpan(0, letters.Length));
    }

    /// <summary>Packs the sequence of a FASTA record.</summary>
    /// <exception cref="InputException">A letter that is no IUPAC nucleotide code; it carries the file, the line and the record.</exception>
    public void Pack(FastaRecord record)
    {
        try
        {
            PackPadded(record.Letters);
        }
        catch (InputException wrong) when (wrong.File is null)
        {
            throw new InputException(wrong.Kind, wrong.Problem, wrong.Remedy, record.File, record.Line + wrong.Line, record.NameText);
        }
    }

    /// <summary>Takes bases that are packed already, none of them ambiguous; <see cref="SetAmbiguous"/> tells which are.</summary>
    /// <param name="words">The bases, 32 to a word.</param>
    /// <param name="length">How many; the words hold them.</param>
    internal void Load(ReadOnlySpan<ulong> words, int length)
    {
        Reserve(length);
        Length = length;
        AmbiguousCount = _unmaskedWords = 0;
        int count = (length + 31) / 32;
        _bases.AsSpan(0, LeadWords).Clear();
        words[..count].CopyTo(_bases.AsSpan(LeadWords));
        if ((length & 31) != 0)
        {
            _bases[LeadWords + count - 1] &= (1UL << (2 * (length & 31))) - 1;
        }
        else
        {
            _bases[LeadWords + count] = 0;
        }

        _ambiguous[0] = ulong.MaxValue;
        _ambiguous.AsSpan(1, (length >> 6) + 1).Clear();
        Close();
    }

    /// <summary>Makes the positions from <paramref name="from"/> up to <paramref name="to"/> ambiguous; both lie within the sequence, and none was before.</summary>
    internal void SetAmbiguous(int from, int to)
    {
        AmbiguousCount += to - from;
        for (int word = from >> 6; word <= (to - 1) >> 6; word++)
        {
            int first = Math.Max(0, from - (word * 64)), end = Math.Min(64, to - (word * 64));
            _ambiguous[word + 1] |= (ulong.MaxValue << first) & (ulong.MaxValue >> (64 - end));
        }
    }

    /// <summary>Makes the first <paramref name="count"/> bases (A, C, G, U/T; others are not counted) ambiguous, as TargetScan does with 14.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public void MaskStart(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (int word = 0; count > 0 && word * 64 < Length; word++)
        {
            if (_unmasked.Length <= word)
            {
                Array.Resize(ref _unmasked, Math.Max(4, 2 * word));
            }

            ref ulong ambiguous = ref _ambiguous[word + 1];
            if (word >= _unmaskedWords)                         // a second mask keeps what was before the first
            {
                _unmasked[word] = ambiguous;
                _unmaskedWords = word + 1;
            }

            for (; count > 0 && ambiguous != ulong.MaxValue; count--)
            {
                ambiguous |= ambiguous + 1;                 // the lowest 0 becomes 1
            }
        }
    }

    /// <summary>The 32 positions from <paramref name="position"/> on, which may be -1 or past the end; the upper ones may be missing (at least 29 are there).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong BasesFrom(int position)
    {
        ref byte origin = ref Unsafe.As<ulong, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bases), LeadWords));
        return Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref origin, position >> 2)) >> (2 * (position & 3));
    }

    /// <summary>Ambiguity of the 64 positions from <paramref name="position"/> on, of which at least 57 are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong AmbiguousFrom(int position)
    {
        ref byte origin = ref Unsafe.As<ulong, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_ambiguous), 1));
        return Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref origin, position >> 3)) >> (position & 7);
    }

    /// <summary>The same as <see cref="AmbiguousFrom"/>, as it was before <see cref="MaskStart"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong UnmaskedAmbiguousFrom(int position)
        => _unmaskedWords == 0 || position >= _unmaskedWords * 64 ? AmbiguousFrom(position) : UnmaskedAmbiguousNear(position);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong UnmaskedAmbiguousNear(int position)
    {
        ulong ambiguous = 0;
        for (int i = 0; i < 64; i++)
        {
            ambiguous |= UnmaskedCodeAt(position + i) == Nucleotide.None ? 1UL << i : 0;
        }

        return ambiguous;
    }

    /// <summary>Packs a text of letters and line ends that is readable for <see cref="LetterPacking.Step"/> bytes beyond its end.</summary>
    private void PackPadded(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        Length = AmbiguousCount = _unmaskedWords = 0;
        if (Lanes64.IsSupported)
        {
            PackPadded<VectorPacker<Lanes64>>(text);
        }
        else if (Lanes32.IsSupported)
        {
            PackPadded<VectorPacker<Lanes32>>(text);
        }
        else if (Lanes16.IsSupported)
        {
            PackPadded<VectorPacker<Lanes16>>(text);
        }
        else
        {
            PackPadded<ScalarPacker>(text);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PackPadded<TPacker>(ReadOnlySpan<byte> text)
        where TPacker : struct, ILetterPacker<TPacker>
    {
        TPacker packer = TPacker.Load();
        Appender appender = new(_bases, _ambiguous);
        ref byte origin = ref MemoryMarshal.GetReference(text);
        int i = 0, width = 0;
        ulong line = 0;
        while (i < text.Length)
        {
            PackedLetters block = TPacker.Pack(in packer, in Unsafe.Add(ref origin, i));

            // Most lines are as wide as the one before. Asking whether this one is, instead of where it ends, lets the
            // processor guess the answer and start on the next line meanwhile.
            if ((block.Letters & line) == line && Unsafe.Add(ref origin, i + width) == '\n' && i + width < text.Length)
            {
                appender.Append(in block, width);
                i += width + 1;
                continue;
            }

            int count = Math.Min(BitOperations.TrailingZeroCount(~block.Letters), text.Length - i);
            appender.Append(in block, count);
            i += count;
            if (count < LetterPacking.Step && i < text.Length)
            {
                (width, line) = (count, (1UL << count) - 1);
                i += LineEndAt(text, i);
            }
        }

        Length = appender.Length;
        AmbiguousCount = appender.AmbiguousCount;
        Close();
    }

    /// <summary>The length of the line end (or the blank) at <paramref name="at"/>; anything else is an error.</summary>
    private static int LineEndAt(ReadOnlySpan<byte> text, int at) => text[at] switch
    {
        (byte)'\r' when at + 1 < text.Length && text[at + 1] == (byte)'\n' => 2,
        (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t' => 1,
        _ => throw Letters.Wrong(text, at),
    };

    /// <summary>Makes everything past the end ambiguous, and its codes 0.</summary>
    private void Close()
    {
        _ambiguous[(Length >> 6) + 1] |= ulong.MaxValue << Length;
        _ambiguous.AsSpan((Length >> 6) + 2, AmbiguousTailWords).Fill(ulong.MaxValue);
        _bases.AsSpan((Length >> 5) + LeadWords + 1, TailWords).Clear();
    }

    private void Reserve(int letters)
    {
        int words = (letters >> 5) + LeadWords + TailWords + 2;
        if (_bases.Length < words)
        {
            _bases = GC.AllocateUninitializedArray<ulong>(words + words / 4);
            _ambiguous = GC.AllocateUninitializedArray<ulong>(_bases.Length / 2 + TailWords + 4);
        }
    }

    /// <summary>Puts blocks of packed letters one behind the other, at any bit.</summary>
    private ref struct Appender
    {
        private readonly ref ulong _bases;
        private readonly ref ulong _ambiguous;

        public Appender(ulong[] bases, ulong[] ambiguous)
        {
            bases.AsSpan(0, LeadWords + 1).Clear();
            ambiguous[0] = ulong.MaxValue;
            ambiguous[1] = 0;
            _bases = ref bases[LeadWords];
            _ambiguous = ref ambiguous[1];
        }

        public int Length { get; private set; }

        public int AmbiguousCount { get; private set; }

        /// <summary>Puts the first <paramref name="count"/> (0..64) letters of a block behind what is there.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Append(in PackedLetters block, int count)
        {
            ulong low = Lowest(block.Low, 2 * count), high = Lowest(block.High, Math.Max(0, (2 * count) - 64));
            ulong ambiguous = Lowest(~block.Bases, count);

            int shift = 2 * (Length & 31);
            ref ulong bases = ref Unsafe.Add(ref _bases, Length >> 5);
            bases |= low << shift;
            Unsafe.Add(ref bases, 1) = low >> 1 >> (63 - shift) | high << shift;
            Unsafe.Add(ref bases, 2) = high >> 1 >> (63 - shift);

            int bit = Length & 63;
            ref ulong flags = ref Unsafe.Add(ref _ambiguous, Length >> 6);
            flags |= ambiguous << bit;
            Unsafe.Add(ref flags, 1) = ambiguous >> 1 >> (63 - bit);

            Length += count;
            AmbiguousCount += BitOperations.PopCount(ambiguous);
        }

        /// <summary>The lowest <paramref name="count"/> bits; all where it is 64 or more.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ulong Lowest(ulong bits, int count) => count >= 64 ? bits : bits & ((1UL << count) - 1);
    }
}
