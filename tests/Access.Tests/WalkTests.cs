namespace ThongSuot.Access.Tests;

/// <summary>Every address opened by everybody: let in exactly where the policy says so, and nothing told of what one may not see.</summary>
public sealed class WalkTests(RunningProvince province)
{
    public static TheoryData<string> Everybody => Walkers.Names;

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Every_address_answers_as_its_policy_says_and_tells_nothing_foreign(string name)
    {
        if (await province.Walkers.Find(name) is not { } walker)
            return;
        var faults = new List<string>();
        foreach (var address in province.Routes.Plain("GET"))
            await Open(walker, address, address.With(), faults);
        foreach (var address in province.Routes.Filled("GET"))
        {
            if (province.Routes.KindOf(address) is not { } kind)
                await Open(walker, address, address.With(province.Routes.Public(address)!), faults);
            else
                await OpenThings(walker, address, kind, faults);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Counts_are_of_what_one_may_see(string name)
    {
        if (await province.Walkers.Find(name) is not { Actor: { Grants.Length: > 0 } actor } walker)
            return;
        var dossiers = province.Belongings.Dossiers;
        var (mine, seen) = (dossiers.Where(d => d.WorkOf(actor) > 0).ToArray(), dossiers.Where(d => d.IsSeenBy(actor)).ToArray());
        var desk = await Counts(walker, "/ban-lam-viec");
        Assert.Equal(mine.Sum(d => d.WorkOf(actor)), desk["Cần xử lý"]);
        Assert.All(mine, d => Assert.Contains(d, seen));
        var leading = province.Routes.Plain("GET").Single(a => a.Pattern == "/dieu-hanh");
        if (province.Routes.LetsIn(leading, actor))
            Assert.Equal(dossiers.Count(d => d.LiesAt(province.Routes.LedBy(actor))), (await Counts(walker, "/dieu-hanh"))["hồ sơ đang giải quyết"]);
    }

    [Fact]
    public async Task Nothing_of_this_is_empty()
    {
        var walkers = await province.Walkers.All();
        Assert.All(province.Belongings.Things.Where(t => t.Kind is not (Kind.Notice or Kind.Session)), t => Assert.Contains(walkers, w => w.Sees(t)));
        Assert.All(province.Belongings.Things, t => Assert.Contains(walkers, w => !w.Sees(t)));
        Assert.All(Enum.GetValues<Kind>(), k => Assert.Contains(province.Belongings.Things, t => t.Kind == k));
        Assert.All(walkers.Where(w => w.Actor!.Grants.Length > 0), w => Assert.Contains(province.Routes.All, a => !province.Routes.LetsIn(a, null) && province.Routes.LetsIn(a, w.Actor)));
        // A file has no form of its own, and what is done cannot be cancelled.
        Assert.All(Enum.GetValues<Kind>().Except([Kind.File, Kind.Job]), k => Assert.Contains(province.Forms, f => f.Kind == k));
    }

    private async Task Open(Walker walker, Address address, string path, List<string> faults)
    {
        var answer = await walker.Browser.Get(path);
        var right = province.Routes.LetsIn(address, walker.Actor) ? Routes.Answers(address).Contains(answer.Status) : IsRefusal(walker, answer);
        if (!right)
            faults.Add($"{path} answers {answer.Status} {answer.Location}");
        faults.AddRange(Leaks(walker, path, answer));
    }

    private async Task OpenThings(Walker walker, Address address, Kind kind, List<string> faults)
    {
        var random = Guid.CreateVersion7();
        string Path(Guid id, Guid? within) => kind == Kind.File ? address.With((within ?? random).ToString(), id.ToString()) : address.With(id.ToString());
        var unknown = await walker.Browser.Get(Path(random, null));
        var letIn = province.Routes.LetsIn(address, walker.Actor);
        foreach (var thing in Chosen(walker, kind))
        {
            var path = Path(thing.Id, thing.Within);
            var answer = await walker.Browser.Get(path);
            if (!letIn)
            {
                if (!IsRefusal(walker, answer))
                    faults.Add($"{path} answers {answer.Status} to who may not open it");
            }
            else if (walker.Sees(thing))
            {
                if (!Routes.Answers(address).Contains(answer.Status))
                    faults.Add($"{path} answers {answer.Status} to who sees the {kind}");
            }
            else
            {
                if (answer.Status != 404 && kind != Kind.KeptForm)
                    faults.Add($"{path} answers {answer.Status} for a foreign {kind}");
                faults.AddRange(Differences(path, answer, [thing.Id, thing.Within ?? random], unknown, [random]));
            }

            faults.AddRange(Leaks(walker, path, answer));
        }
    }

    // All dossiers, drafts and files; of what there is plenty of, some of one's own and some of others.
    private IEnumerable<Thing> Chosen(Walker walker, Kind kind) => province.Belongings.Things.Where(t => t.Kind == kind)
        .GroupBy(t => walker.Sees(t)).SelectMany(g => g.Take(kind == Kind.Notice ? 3 : int.MaxValue));

    /// <summary>What tells a foreign thing from one that does not exist.</summary>
    internal static IEnumerable<string> Differences(string path, Answer foreign, Guid[] asked, Answer unknown, Guid[] random)
    {
        var (one, other) = (foreign.Plain([.. asked.Select(a => a.ToString())]), unknown.Plain([.. random.Select(r => r.ToString())]));
        if (one != other)
        {
            var at = one.Zip(other).TakeWhile(c => c.First == c.Second).Count();
            yield return $"{path} differs from an unknown id: …{Around(one, at)}… / …{Around(other, at)}…";
        }

        if (foreign.Headers != unknown.Headers && !foreign.Headers.Contains("Location", StringComparison.Ordinal))
            yield return $"{path} has other headers than an unknown id:\n{foreign.Headers}\n{unknown.Headers}";
        static string Around(string text, int at) => text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 120)];
    }

    internal static bool IsRefusal(Walker walker, Answer answer) => walker.Actor is null ? answer.IsSignIn : answer.Status == 403;

    /// <summary>What an answer gives away of things that the person may not see; what was asked for stands in the answer anyway.</summary>
    internal IEnumerable<string> Leaks(Walker walker, string path, Answer answer, params string[] asked) =>
        from found in province.Belongings.In($"{answer.Location}\n{answer.Headers}\n{answer.Text}")
        where !found.Things.Any(t => walker.Sees(t) || (walker.Actor is { } actor && !found.Token.StartsWith("zqx", StringComparison.Ordinal) && province.Routes.MayName(t, path, actor)))
        where !asked.Append(path).Any(a => province.Belongings.In(a).Any(own => own.Token == found.Token))
        select $"{path} gives away {found.Token} of a {found.Things[0].Kind}: …{Context(answer, found.Token)}…";

    private static string Context(Answer answer, string token)
    {
        var at = answer.Text.IndexOf(token, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : answer.Text[Math.Max(0, at - 100)..Math.Min(answer.Text.Length, at + 60)];
    }

    private static async Task<Dictionary<string, int>> Counts(Walker walker, string page)
    {
        var document = (await walker.Browser.Get(page)).Document();
        return document.QuerySelectorAll("nav.counts a").Where(a => a.QuerySelector("strong") is not null).ToDictionary(
            a => a.TextContent.Trim()[a.QuerySelector("strong")!.TextContent.Length..].Trim(), a => int.Parse(a.QuerySelector("strong")!.TextContent, System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
