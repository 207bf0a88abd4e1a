using AngleSharp.Html.Dom;
using ThongSuot.Platform.Text;

namespace ThongSuot.Access.Tests;

/// <summary>Every search asked for words and codes of what one may not see: the answer is that to a word which stands nowhere.</summary>
public sealed class SearchTests(RunningProvince province)
{
    private readonly WalkTests _walk = new(province);

    public static TheoryData<string> Everybody => Walkers.Names;

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Foreign_words_find_nothing(string name)
    {
        if (await province.Walkers.Find(name) is not { } walker)
            return;
        var (faults, asked, turn) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), name.Length);
        var foreign = province.Belongings.Things.Where(t => t.Kind == Kind.Dossier && !walker.Sees(t)).ToArray();
        // Readers of the log find a dossier by its code, whoever may see it.
        foreach (var page in province.Routes.Plain("GET").Where(a => a.IsPage && a.Pattern != "/nhat-ky" && province.Routes.LetsIn(a, walker.Actor)))
        {
            foreach (var form in (await walker.Browser.Get(page.With())).Document().Forms.Where(f => f.Method == "get"))
            {
                foreach (var field in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type is "text" or "search" && asked.Add($"{form.GetAttribute("action")} {i.Name}")))
                {
                    var thing = foreign[turn++ % foreign.Length];
                    // Where dossiers are searched, by code, by word and by word without marks; elsewhere by code.
                    foreach (var word in page.Pattern is "/ho-so" or "/ban-lam-viec" ? thing.Words.Take(2).Append(Folding.Fold(thing.Words[^1])) : thing.Words.Take(1))
                        faults.AddRange(await Ask(walker, form.GetAttribute("action") is { Length: > 0 } action ? action : page.With(), field.Name!, word));
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Who_may_see_a_dossier_finds_it_by_code_and_by_word()
    {
        var walker = (await province.Walkers.Find("who filed"))!;
        var own = province.Belongings.Things.First(t => t.Kind == Kind.Dossier && walker.Sees(t));
        foreach (var word in (string[])[own.Words[0], own.Words[1], Folding.Fold(own.Words[1])])
            Assert.Contains($"/ho-so/{own.Id}", (await walker.Browser.Get($"/ho-so?q={Uri.EscapeDataString(word)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begun_drafts_stand_above_the_whole_list_and_not_above_what_is_looked_for()
    {
        var walker = (await province.Walkers.Find("who writes"))!;
        var draft = $"/ho-so/nhap/{province.Belongings.Things.First(t => t.Kind == Kind.Draft && walker.Sees(t)).Id}";
        Assert.Contains(draft, (await walker.Browser.Get("/ho-so")).Text, StringComparison.Ordinal);
        Assert.Contains(draft, (await walker.Browser.Get("/ho-so?xep=nhan")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(draft, (await walker.Browser.Get("/ho-so?q=vplc")).Text, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> Ask(Walker walker, string page, string field, string word)
    {
        // As long and of the same letters, so that nothing but the finding can differ.
        var nothing = word.StartsWith("zqx", StringComparison.Ordinal) ? "zvq" + word[3..] : word[..^6] + "9" + word[^5..];
        var (address, other) = ($"{page}?{field}={Uri.EscapeDataString(word)}", $"{page}?{field}={Uri.EscapeDataString(nothing)}");
        var (found, empty) = (await walker.Browser.Get(address), await walker.Browser.Get(other));
        return _walk.Leaks(walker, address, found, word).Concat(Difference(found.Plain(word), empty.Plain(nothing)) is { } difference ? [$"{address} answers otherwise than {other}: {difference}"] : []);
    }

    private static string? Difference(string one, string other)
    {
        var lines = one.Split('\n').Zip(other.Split('\n')).FirstOrDefault(l => l.First != l.Second);
        return one == other ? null : lines == default ? "one is longer" : $"«{lines.First.Trim()}», «{lines.Second.Trim()}»";
    }
}
