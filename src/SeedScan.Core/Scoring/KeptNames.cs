namespace SeedScan.Scoring;

/// <summary>The names of targets that lists hold: each is kept once, as long as it is in use. A place that is free is used again. Not safe for several threads at once.</summary>
internal sealed class KeptNames
{
    private readonly Stack<int> _free = [];
    private Place[] _places = [];
    private int _count;

    /// <summary>The text of a name.</summary>
    public ReadOnlySpan<byte> this[int name] => _places[name].Text.AsSpan(0, _places[name].Length);

    /// <summary>The number of names in use.</summary>
    public int Count => _count - _free.Count;

    /// <summary>Keeps a name, in use once.</summary>
    /// <returns>Its number.</returns>
    public int Keep(ReadOnlySpan<byte> text)
    {
        if (!_free.TryPop(out int name))
        {
            name = _count++;
            if (name == _places.Length)
            {
                Array.Resize(ref _places, Math.Max(4, 2 * name));
            }
        }

        ref Place place = ref _places[name];
        if (place.Text is null || place.Text.Length < text.Length)
        {
            place.Text = new byte[text.Length];
        }

        text.CopyTo(place.Text);
        (place.Length, place.Uses) = (text.Length, 1);
        return name;
    }

    /// <summary>Uses a name once more.</summary>
    public void Use(int name) => _places[name].Uses++;

    /// <summary>Ends one of its uses.</summary>
    public void Release(int name)
    {
        if (--_places[name].Uses == 0)
        {
            _free.Push(name);
        }
    }

    private struct Place
    {
        public byte[]? Text;
        public int Length;
        public int Uses;
    }
}
