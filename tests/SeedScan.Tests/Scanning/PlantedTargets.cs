using System.Text;

namespace SeedScan.Tests.Scanning;

/// <summary>
/// Makes RNAs and targets in which sites of every type are frequent: pieces that pair with an RNA are planted into
/// random sequence, each with one or two flaws. The same seed gives the same sequences.
/// </summary>
internal sealed class PlantedTargets(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Random letters of an alphabet.</summary>
    public string Letters(int length, string alphabet)
    {
        var letters = new StringBuilder(length);
        for (int i = 0; i < length; i++)
        {
            letters.Append(alphabet[_random.Next(alphabet.Length)]);
        }

        return letters.ToString();
    }

    /// <summary>
    /// RNAs of 8 nt or more: random, of two letters, homopolymers, and families that share nt 2-8.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="minLength">The shortest length: 8, and more where the seed starts late.</param>
    public List<string> Rnas(int count, int minLength = 8)
    {
        var rnas = new List<string>();
        while (rnas.Count < count)
        {
            int length = _random.Next(minLength, 27);
            string rna = Letters(length, _random.Next(6) switch { 0 => "AU", 1 => "GU", 2 => "A", _ => "ACGU" });
            if (_random.Next(3) == 0 && rnas.Count > 0)
            {
                string relative = rnas[_random.Next(rnas.Count)];
                rna = rna[..1] + relative[1..minLength] + rna[minLength..];
            }

            rnas.Add(rna);
        }

        return rnas;
    }

    /// <summary>A target with about one planted piece in 40 bases, on either strand.</summary>
    public string Target(int length, string alphabet, IReadOnlyList<string> rnas, int seedStart = 2)
    {
        char[] letters = Letters(length, alphabet).ToCharArray();
        for (int i = 0; i < 1 + (length / 40); i++)
        {
            string piece = Piece(rnas[_random.Next(rnas.Count)], seedStart);
            Plant(letters, _random.Next(4) == 0 ? SiteOracle.ReverseComplement(piece) : piece, _random.Next(-20, length + 1));
        }

        return new string(letters);
    }

    /// <summary>The target with each letter at random in either case, and U as U or T.</summary>
    public string Respelled(string target)
    {
        char[] letters = target.ToCharArray();
        for (int i = 0; i < letters.Length; i++)
        {
            char letter = letters[i] is 'U' or 'T' && _random.Next(2) == 0 ? 'T' : letters[i];
            letters[i] = _random.Next(2) == 0 ? char.ToLowerInvariant(letter) : letter;
        }

        return new string(letters);
    }

    /// <summary>Puts a piece into a target; what lies beyond the ends is dropped.</summary>
    public static void Plant(char[] letters, string piece, int start)
    {
        for (int i = 0; i < piece.Length; i++)
        {
            if (start + i >= 0 && start + i < letters.Length)
            {
                letters[start + i] = piece[i];
            }
        }
    }

    /// <summary>The partner of a whole RNA, with flaws.</summary>
    private string Piece(string rna, int seedStart)
    {
        // Read 3'→5', so that the place i is opposite RNA nt i + 1, and grows to the target's 5' end.
        var partners = new StringBuilder(new string([.. SiteOracle.ReverseComplement(rna).Reverse()]));
        int nt1 = seedStart - 2;
        if (nt1 >= 0)
        {
            partners[nt1] = "AAAC"[_random.Next(4)];
        }

        switch (_random.Next(8))
        {
            case 0:
                break;
            case 1: // one base at nt 2-8 replaced
            case 2:
                partners[nt1 + _random.Next(1, 8)] = "ACGUN"[_random.Next(5)];
                break;
            case 3: // G:U within the seed
                Wobble(partners, rna, nt1);
                break;
            case 4: // a base bulged between nt 6 and 5
                partners.Insert(nt1 + 5, "GGAC"[_random.Next(4)]);
                break;
            case 5: // a base bulged anywhere in the seed
                partners.Insert(nt1 + _random.Next(1, 8), "GACU"[_random.Next(4)]);
                break;
            case 6: // only the seed
                partners.Length = Math.Min(partners.Length, nt1 + 8);
                break;
            default: // nt 1-4 do not pair, as in a centered site
                partners[nt1 + 1] = "ACGU"[_random.Next(4)];
                partners[nt1 + 2] = "ACGU"[_random.Next(4)];
                partners[nt1 + 3] = "ACGU"[_random.Next(4)];
                break;
        }

        Shift(partners, nt1 + 8);
        return new string([.. partners.ToString().Reverse()]);
    }

    /// <summary>Sometimes moves the 3' half by up to two bases against the seed.</summary>
    private void Shift(StringBuilder partners, int from)
    {
        switch (_random.Next(4))
        {
            case 0 when partners.Length > from:
                partners.Insert(from, Letters(_random.Next(1, 4), "ACGU"));
                break;
            case 1 when partners.Length > from + 3:
                partners.Remove(from, _random.Next(1, 4));
                break;
            default:
                break;
        }
    }

    private void Wobble(StringBuilder partners, string rna, int nt1)
    {
        int i = nt1 + _random.Next(1, 7);
        for (int tries = 0; tries < 6 && rna[i] is not ('G' or 'U'); tries++)
        {
            i = nt1 + _random.Next(1, 7);
        }

        if (rna[i] is 'G' or 'U')
        {
            partners[i] = rna[i] == 'G' ? 'U' : 'G';
        }
    }
}
