using System.Numerics;

namespace ThongSuot.Engine.Competence;

/// <summary>
/// An immutable set of positions below a fixed length, compared by content. Codes and rules are both counted
/// in it, so that intersecting 2,000 of them is 32 machine words. Sets that meet must have the same length.
/// </summary>
internal sealed class Bits : IEquatable<Bits>
{
    private readonly ulong[] words;
    private readonly int hash;

    private Bits(ulong[] words)
    {
        this.words = words;
        var code = new HashCode();
        foreach (var word in words)
            code.Add(word);
        hash = code.ToHashCode();
    }

    public bool IsEmpty => !words.AsSpan().ContainsAnyExcept(0UL);

    public int Count => words.Sum(BitOperations.PopCount);

    public IEnumerable<int> Indexes
    {
        get
        {
            for (var word = 0; word < words.Length; word++)
                for (var rest = words[word]; rest != 0; rest &= rest - 1)
                    yield return (word << 6) + BitOperations.TrailingZeroCount(rest);
        }
    }

    public static Bits Of(int length, IEnumerable<int> positions)
    {
        var set = new ulong[(length + 63) >> 6];
        foreach (var position in positions)
            set[position >> 6] |= 1UL << (position & 63);
        return new(set);
    }

    public static Bits All(int length) => Of(length, Enumerable.Range(0, length));

    public bool Has(int position) => (words[position >> 6] & (1UL << (position & 63))) != 0;

    public bool Meets(Bits other)
    {
        for (var i = 0; i < words.Length; i++)
            if ((words[i] & other.words[i]) != 0)
                return true;
        return false;
    }

    public Bits And(Bits other)
    {
        var both = new ulong[words.Length];
        for (var i = 0; i < both.Length; i++)
            both[i] = words[i] & other.words[i];
        return new(both);
    }

    public Bits Or(Bits other)
    {
        var either = new ulong[words.Length];
        for (var i = 0; i < either.Length; i++)
            either[i] = words[i] | other.words[i];
        return new(either);
    }

    public bool Equals(Bits? other) => other is not null && hash == other.hash && words.AsSpan().SequenceEqual(other.words);

    public override bool Equals(object? obj) => Equals(obj as Bits);

    public override int GetHashCode() => hash;
}
