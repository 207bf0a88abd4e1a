namespace ThongSuot.Access.Tests;

/// <summary>Every form sent by everybody about what it may not see: refused as if that did not exist, and nothing changes.</summary>
public sealed class ForeignFormsTests(RunningProvince province)
{
    private readonly WalkTests _walk = new(province);

    public static TheoryData<string> Everybody => Walkers.Names;

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task A_form_about_something_foreign_is_refused_like_one_about_nothing(string name)
    {
        if (await province.Walkers.Find(name) is not { } walker)
            return;
        var (faults, turn, token) = (new List<string>(), 0, await walker.Browser.Token());
        var unknown = new Dictionary<string, (Answer Answer, Guid Id)>(StringComparer.Ordinal);
        var before = await Snapshot.Take(province);
        foreach (var form in province.Forms.Where((f, i) => !f.IsOneOfMany || i % 5 == name.Length % 5))
        {
            var foreign = province.Belongings.Things.Where(t => t.Kind == form.Kind && !walker.Sees(t)).ToArray();
            if (foreign.Length == 0)
                continue;
            var thing = foreign[(turn++ + name.Length) % foreign.Length];
            var random = Guid.CreateVersion7();
            var (action, content) = form.About(province.Belongings, thing.Id, thing, token);
            var answer = await walker.Browser.Post(action, content);
            // What does not exist answers every command alike.
            if (!unknown.TryGetValue(form.Place, out var nothing))
            {
                var (nowhere, empty) = form.About(province.Belongings, random, thing, token);
                unknown[form.Place] = nothing = (await walker.Browser.Post(nowhere, empty), random);
            }

            faults.AddRange(WalkTests.Differences($"{form.Name}, sent to {action},", answer, [thing.Id], nothing.Answer, [nothing.Id]));
            faults.AddRange(_walk.Leaks(walker, action, answer, thing.Id.ToString()));
            if (walker.Actor is not { Grants.Length: > 0 } && form.Kind is not (Kind.KeptForm or Kind.Session) && !WalkTests.IsRefusal(walker, answer))
                faults.Add($"{form.Name} answers {answer.Status} {answer.Location}");
        }

        faults.AddRange((await Snapshot.Take(province)).Except(before).Select(changed => $"changed, {changed}"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task What_one_may_not_open_takes_no_form_either(string name)
    {
        if (await province.Walkers.Find(name) is not { } walker)
            return;
        var (faults, token) = (new List<string>(), await walker.Browser.Token());
        var before = await Snapshot.Take(province);
        foreach (var address in province.Routes.All.Where(a => a.Takes("POST") && !province.Routes.LetsIn(a, walker.Actor)))
        {
            var path = !address.HasParameters ? address.With()
                : province.Routes.KindOf(address) is null ? address.With(province.Routes.Public(address)!) : address.With(Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
            var answer = await walker.Browser.Post(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
            if (!WalkTests.IsRefusal(walker, answer) && answer.Status != 405)
                faults.Add($"{path} answers {answer.Status} {answer.Location}");
        }

        faults.AddRange((await Snapshot.Take(province)).Except(before).Select(changed => $"changed, {changed}"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
