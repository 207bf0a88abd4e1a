using ThongSuot.Procedures.Reading;

namespace ThongSuot.Procedures.Tests.Life;

public sealed class WordDiffTests
{
    [Fact]
    public void Words_kept_and_deleted_make_the_old_text_and_kept_and_inserted_the_new_one()
    {
        var random = new Random(7);
        string[] words = ["hồ sơ", "đảng viên", "trong", "05", "ngày", "làm việc", ";", "\n", " ", "“", "x", "Ủy", "😀", "  "];
        for (var round = 0; round < 2000; round++)
        {
            string Text() => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => words[random.Next(words.Length)] + (random.Next(2) == 0 ? " " : "")));
            var (old, @new) = (Text(), Text());
            var runs = WordDiff.Of(old, @new);
            Assert.Equal(old, string.Concat(runs.Where(r => r.Change != WordChange.Inserted).Select(r => r.Text)));
            Assert.Equal(@new, string.Concat(runs.Where(r => r.Change != WordChange.Deleted).Select(r => r.Text)));
        }
    }

    [Fact]
    public void Only_the_word_that_changed_is_marked() => Assert.Equal(
        [new WordRun(WordChange.Kept, "Thẩm định trong "), new WordRun(WordChange.Deleted, "12"), new WordRun(WordChange.Inserted, "7"), new WordRun(WordChange.Kept, " ngày")],
        WordDiff.Of("Thẩm định trong 12 ngày", "Thẩm định trong 7 ngày"));

    [Fact]
    public void What_is_gone_stands_behind_what_it_stood_behind()
    {
        VersionPart[] old = [new("a", "A", "1"), new("b", "B", "2"), new("c", "C", "3")];
        VersionPart[] @new = [new("a", "A", "1"), new("c", "C", "4"), new("d", "D", "5")];
        var compared = VersionParts.Compare(old, @new);
        Assert.Equal(["a", "b", "c", "d"], compared.Select(p => p.Key));
        Assert.Equal([false, true, true, true], compared.Select(p => p.IsChanged));
    }
}
