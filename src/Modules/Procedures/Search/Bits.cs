using System.Numerics;

namespace ThongSuot.Procedures.Search;

/// <summary>A set of rows by number. For 5,000 rows it is 79 machine words: quicker to cut than to look into.</summary>
internal sealed class Bits
{
    private readonly ulong[] _words;

    public Bits(int size) => _words = new ulong[(size + 63) >> 6];

    private Bits(ulong[] words) => _words = words;

    public static Bits All(int size)
    {
        var all = new Bits(size);
        for (var i = 0; i < size; i++)
            all.Add(i);
        return all;
    }

    public bool this[int number] => (_words[number >> 6] & (1UL << (number & 63))) != 0;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    public void Add(int number) => _words[number >> 6] |= 1UL << (number & 63);

    public void Join(Bits other)
    {
        for (var i = 0; i < _words.Length; i++)
            _words[i] |= other._words[i];
    }

    public Bits And(Bits other)
    {
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++)
            words[i] = _words[i] & other._words[i];
        return new Bits(words);
    }

    public Bits Without(Bits other)
    {
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++)
            words[i] = _words[i] & ~other._words[i];
        return new Bits(words);
    }

    public int CountWith(Bits other)
    {
        var count = 0;
        for (var i = 0; i < _words.Length; i++)
            count += BitOperations.PopCount(_words[i] & other._words[i]);
        return count;
    }

    /// <summary>The numbers in it, ascending.</summary>
    public IEnumerable<int> Numbers()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var rest = _words[i]; rest != 0; rest &= rest - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(rest);
        }
    }
}
