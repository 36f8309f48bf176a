using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;

namespace SeedScan.Sequences;

/// <summary>Inflates gzip (one member or many, BGZF too) on a thread of its own, so that inflating and scanning overlap.</summary>
/// <remarks>
/// .NET's GZipStream takes a file that ends early for one that ends. So one more member, of a known text, is put behind
/// the input: it comes out at the end if, and only if, the member before it was whole.
/// </remarks>
internal static class GzipInput
{
    private const int Step = 1 << 17;

    private static readonly byte[] s_seal = "SeedScan: whole."u8.ToArray();

    /// <summary>The text of bytes that may be compressed with gzip, told by their first two.</summary>
    /// <inheritdoc cref="Start"/>
    public static PipeReader Plain(PipeReader bytes, string file)
    {
        ReadOnlySequence<byte> start = bytes.ReadAtLeastAsync(2).AsTask().GetAwaiter().GetResult().Buffer;
        bool isGzip = start.Slice(0, Math.Min(start.Length, 2)).ToArray() is [0x1F, 0x8B];
        bytes.AdvanceTo(start.Start);
        return isGzip ? Start(bytes, file) : bytes;
    }

    /// <summary>Starts inflating.</summary>
    /// <param name="compressed">The compressed bytes.</param>
    /// <param name="file">The name to give in errors.</param>
    /// <returns>The inflated text; reading it throws an <see cref="InputException"/> where the data is damaged.</returns>
    public static PipeReader Start(PipeReader compressed, string file)
    {
        Pipe pipe = new(new PipeOptions(
            readerScheduler: PipeScheduler.Inline,
            writerScheduler: PipeScheduler.Inline,
            pauseWriterThreshold: 4 << 20,
            resumeWriterThreshold: 2 << 20,
            minimumSegmentSize: Step,
            useSynchronizationContext: false));
        LateFailure reader = new(pipe.Reader);
        Thread thread = new(() => Inflate(compressed, pipe.Writer, reader, file)) { IsBackground = true, Name = "inflate" };
        thread.Start();
        return reader;
    }

    private static void Inflate(PipeReader compressed, PipeWriter output, LateFailure reader, string file)
    {
        SealedStream input = new(compressed.AsStream(), Seal());
        try
        {
            using GZipStream inflated = new(input, CompressionMode.Decompress);
            if (!CopyAllButSeal(inflated, output))
            {
                reader.Set(Incomplete(file, input.HasEnded));
            }
            else if (input.LacksEndBlock)
            {
                reader.Set(CutBetweenBlocks(file));
            }
        }
        catch (InvalidDataException damage)
        {
            reader.Set(input.HasEnded ? Incomplete(file, hasEnded: true, damage) : Damaged(file, damage));
        }
        catch (Exception failure)
        {
            reader.Set(failure);                // thrown to whoever reads on
        }

        output.Complete();
    }

    /// <summary>Copies the inflated text, holding back as many bytes as the seal has.</summary>
    /// <returns>True if the text ended with the seal, or nobody wants more of it.</returns>
    private static bool CopyAllButSeal(GZipStream inflated, PipeWriter output)
    {
        byte[] buffer = new byte[Step];
        int held = 0;
        while (true)
        {
            int read = inflated.Read(buffer, held, buffer.Length - held);
            if (read == 0)
            {
                return buffer.AsSpan(0, held).SequenceEqual(s_seal);
            }

            int ready = Math.Max(0, held + read - s_seal.Length);
            output.Write(buffer.AsSpan(0, ready));
            held = held + read - ready;
            buffer.AsSpan(ready, held).CopyTo(buffer);
            if (ready > 0 && output.FlushAsync().AsTask().GetAwaiter().GetResult().IsCompleted)
            {
                return true;
            }
        }
    }

    private static InputException Damaged(string file, InvalidDataException cause) => new(
        InputErrorKind.Compression, "the gzip data is damaged", "Copy or make the file again; gzip -t FILE checks it.", file, inner: cause);

    /// <summary>The error for a text without the seal behind it.</summary>
    /// <param name="file">The name to give in it.</param>
    /// <param name="hasEnded">True if inflating asked for more than the input has; if it did not, it met something that is no member.</param>
    /// <param name="cause">What inflating says, or null.</param>
    private static InputException Incomplete(string file, bool hasEnded, InvalidDataException? cause = null) => hasEnded
        ? new(InputErrorKind.Compression, "the gzip data ends early", "Copy or make the file again; gzip -t FILE checks it.", file, inner: cause)
        : new(
            InputErrorKind.Compression,
            "the gzip data is followed by bytes that are not gzip",
            "Make the file again, or keep its whole part with gzip -dc FILE > NEW.",
            file);

    private static InputException CutBetweenBlocks(string file) => new(
        InputErrorKind.Compression,
        "the BGZF data ends without the empty block that marks its end",
        "Copy or make the file again; if it is whole, gzip -dc FILE | gzip > NEW makes a plain gzip file.",
        file);

    private static byte[] Seal()
    {
        using MemoryStream member = new();
        using (GZipStream gzip = new(member, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(s_seal);
        }

        return member.ToArray();
    }

    /// <summary>A stream, and some bytes behind its end.</summary>
    private sealed class SealedStream(Stream inner, byte[] seal) : ForwardReads
    {
        private readonly byte[] _first = new byte[14];
        private readonly byte[] _last = new byte[4];
        private long _read;
        private int _given;

        /// <summary>True if the input is BGZF, whose last block is an empty one, and ended with another.</summary>
        /// <remarks>
        /// Cut between two blocks it is whole as gzip. The first member's extra field BC tells BGZF; the last four bytes
        /// of a member are the length of its text (RFC 1952; SAM specification, 4.1).
        /// </remarks>
        public bool LacksEndBlock => HasEnded && _first is [0x1F, 0x8B, 8, 4, .., (byte)'B', (byte)'C'] && _last is not [0, 0, 0, 0];

        /// <summary>True once more was asked for than the inner stream has.</summary>
        public bool HasEnded { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (!HasEnded)
            {
                int read = inner.Read(buffer);
                if (read > 0 || buffer.IsEmpty)
                {
                    Remember(buffer[..read]);
                    return read;
                }

                HasEnded = true;
            }

            int count = Math.Min(buffer.Length, seal.Length - _given);
            seal.AsSpan(_given, count).CopyTo(buffer);
            _given += count;
            return count;
        }

        private void Remember(ReadOnlySpan<byte> bytes)
        {
            if (_read < _first.Length)
            {
                bytes[..(int)Math.Min(bytes.Length, _first.Length - _read)].CopyTo(_first.AsSpan((int)_read));
            }

            _read += bytes.Length;
            int kept = Math.Max(0, _last.Length - bytes.Length);
            _last.AsSpan(_last.Length - kept).CopyTo(_last);
            bytes[^(_last.Length - kept)..].CopyTo(_last.AsSpan(kept));
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
