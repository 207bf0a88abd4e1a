namespace ThongSuot.Bench.Pages;

/// <summary>
/// What titles are about: persons and bodies with Vietnamese names, and a few words of a vocabulary in which the n-th word is used about 1/n as often as
/// the first. Six of ten titles name a "Đảng bộ", so that its words stand in more than half of all rows.
/// </summary>
internal static class Subjects
{
    private const int Vocabulary = 20_000;

    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"];
    private static readonly string[] Middles = ["Văn", "Thị", "Đức", "Hữu", "Ngọc", "Minh", "Quang", "Xuân", "Thanh", "Thu"];
    private static readonly string[] Given = ["Anh", "Bình", "Cường", "Dung", "Giang", "Hà", "Hải", "Hạnh", "Hòa", "Hùng", "Hương", "Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Trang", "Tuấn", "Yến"];
    private static readonly string[] Begins = ["b", "c", "ch", "d", "g", "h", "k", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"];
    private static readonly string[] Ends = ["a", "an", "ang", "anh", "ao", "at", "ay", "em", "en", "enh", "i", "iem", "ien", "ieu", "inh", "o", "oan", "om", "on", "ong", "u", "uan", "ui", "ung", "uong", "uyen"];

    /// <summary>Words 1, 2, 3 … of the vocabulary, by rank: one or two syllables and, far down, a number behind.</summary>
    public static string Word(int rank)
    {
        var syllables = Begins.Length * Ends.Length;
        var word = Begins[rank % Begins.Length] + Ends[rank / Begins.Length % Ends.Length];
        return rank < syllables ? word : $"{word}{Begins[rank / syllables % Begins.Length]}{Ends[rank / 7 % Ends.Length]}";
    }

    public static string Next(Random chance)
    {
        var person = $"{Of(Families, chance)} {Of(Middles, chance)} {Of(Given, chance)}";
        var body = chance.Next(10) < 6 ? $"Đảng bộ {Word(Rank(chance, 400))}" : $"Chi bộ {Word(Rank(chance, 400))}";
        return $"{person}, {body}: {Word(Rank(chance, Vocabulary))} {Word(Rank(chance, Vocabulary))} {Word(Rank(chance, Vocabulary))}";
    }

    /// <summary>From 0; small ones much more often: the logarithm of the rank is uniform, as Zipf's law with exponent 1 has it.</summary>
    public static int Rank(Random chance, int count) => (int)Math.Pow(count + 1, chance.NextDouble()) - 1;

    private static string Of(string[] words, Random chance) => words[Rank(chance, words.Length)];
}
