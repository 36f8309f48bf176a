namespace SeedScan.Synthetic;

/// <summary>What a synthetic set of 3'UTRs is to be like.</summary>
public sealed record SyntheticOptions
{
    /// <summary>The number of bases of all records together, or null where <see cref="Bytes"/> bounds the set.</summary>
    public long? Bases { get; init; }

    /// <summary>The size of the file: never more, and less by a header at most. Null where <see cref="Bases"/> bounds the set.</summary>
    public long? Bytes { get; init; }

    /// <summary>Sets of one seed and like options are equal, byte for byte.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Letters a line, or 0 for one line a record.</summary>
    public int Width { get; init; } = 60;

    /// <summary>The mean length of a record, in bases. Human 3'UTRs: 1,204.</summary>
    public double MeanLength { get; init; } = 1204;

    /// <summary>The part of the bases that is N, from 0 to 1.</summary>
    public double NRate { get; init; }
}

/// <summary>Writes a random set of 3'UTRs as FASTA, with the composition and the lengths of human ones.</summary>
/// <remarks>
/// Only additions, multiplications and divisions make a length, since exp and log may differ between machines in their
/// last bit.
/// </remarks>
public sealed class SyntheticSet
{
    private const int BufferSize = 1 << 20;

    // The standard deviation of the natural logarithm of the lengths of 3,995 human RefSeq 3'UTRs.
    private const double Sigma = 1.21;

    // The mean of exp(Sigma z), where z is the sum of twelve uniform numbers less 6: (sinh(Sigma/2) / (Sigma/2))^12.
    private const double MeanOfExp = 2.06127;

    private readonly SyntheticOptions _options;
    private readonly Xoshiro256 _lengths;
    private readonly Xoshiro256 _gaps;
    private readonly UtrBases _bases;
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly Stream _output;
    private int _used;
    private long _untilN;

    private SyntheticSet(Stream output, SyntheticOptions options)
    {
        _output = output;
        _options = options;

        // A source of its own for each purpose: the bases stay the same with and without N.
        ulong seed = options.Seed;
        _lengths = new Xoshiro256(Xoshiro256.SplitMix64(ref seed));
        _gaps = new Xoshiro256(Xoshiro256.SplitMix64(ref seed));
        _bases = new UtrBases(new Xoshiro256(Xoshiro256.SplitMix64(ref seed)));
        _untilN = NextGap();
    }

    /// <summary>Writes a set.</summary>
    /// <returns>The number of records.</returns>
    /// <exception cref="ArgumentException">Not exactly one of bases and bytes is given, or a number is out of its range.</exception>
    public static long Write(Stream output, SyntheticOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MeanLength, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.NRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.NRate, 1);
        return (options.Bases is null) == (options.Bytes is null)
            ? throw new ArgumentException("Give the number of bases or of bytes, and only one of them.", nameof(options))
            : new SyntheticSet(output, options).WriteAll();
    }

    private long WriteAll()
    {
        long record = 0;
        long left = _options.Bases ?? _options.Bytes!.Value;
        while (left > 0)
        {
            string header = $">SYN{record + 1:D7}\n";
            long length = NextLength();
            if (_options.Bases is not null)
            {
                length = Math.Min(length, left);
                left -= length;
            }
            else
            {
                length = Math.Min(length, LargestRecord(left - header.Length));
                left -= header.Length + length + Lines(length);
                if (length <= 0)
                {
                    break;
                }
            }

            WriteRecord(header, length);
            record++;
        }

        _output.Write(_buffer, 0, _used);
        _used = 0;
        return record;
    }

    private void WriteRecord(string header, long length)
    {
        foreach (char letter in header)
        {
            Room(1)[0] = (byte)letter;
            _used++;
        }

        long width = _options.Width == 0 ? length : _options.Width;
        for (long written = 0; written < length;)
        {
            long line = Math.Min(width, length - written);
            WriteLetters(line);
            Room(1)[0] = (byte)'\n';
            _used++;
            written += line;
        }
    }

    private void WriteLetters(long count)
    {
        while (count > 0)
        {
            Span<byte> room = Room(1);
            room = room[..(int)Math.Min(count, room.Length)];
            _bases.Fill(room);
            while (_untilN < room.Length)
            {
                room[(int)_untilN] = (byte)'N';
                _untilN += 1 + NextGap();
            }

            _untilN -= room.Length;
            _used += room.Length;
            count -= room.Length;
        }
    }

    /// <summary>The free end of the buffer, at least <paramref name="count"/> bytes.</summary>
    private Span<byte> Room(int count)
    {
        if (BufferSize - _used < count)
        {
            _output.Write(_buffer, 0, _used);
            _used = 0;
        }

        return _buffer.AsSpan(_used);
    }

    /// <summary>A length of a log-normal distribution, which fits 3'UTRs: exp(N(mu, sigma)) with the mean asked for.</summary>
    private long NextLength()
    {
        // Twelve uniform numbers add up to nearly a normal one, of mean 6 and variance 1 (within 6 of the mean).
        double normal = -6;
        for (int i = 0; i < 12; i++)
        {
            normal += _lengths.NextUnit();
        }

        return Math.Max(1, (long)(_options.MeanLength / MeanOfExp * Exp(Sigma * normal)));
    }

    /// <summary>e^x as (1 + x/2^20)^(2^20): within 0.01 % for |x| of 8 and less.</summary>
    private static double Exp(double x)
    {
        double power = 1 + (x / (1 << 20));
        for (int i = 0; i < 20; i++)
        {
            power *= power;
        }

        return power;
    }

    /// <summary>The bases before the next N: evenly spread from 0 to twice their mean, which is 1/rate - 1.</summary>
    private long NextGap()
    {
        if (_options.NRate == 0)
        {
            return long.MaxValue / 2;
        }

        double mean = (1 / _options.NRate) - 1;
        return (long)(_gaps.NextUnit() * ((2 * mean) + 1));
    }

    private long Lines(long length) => _options.Width == 0 ? 1 : (length + _options.Width - 1) / _options.Width;

    /// <summary>The most bases that fit into a number of bytes together with their line ends.</summary>
    private long LargestRecord(long bytes)
    {
        if (_options.Width == 0)
        {
            return bytes - 1;
        }

        long line = _options.Width + 1;
        return (bytes / line * _options.Width) + Math.Max(0, (bytes % line) - 1);
    }
}
