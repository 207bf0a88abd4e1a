using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Life;

namespace ThongSuot.Procedures.Tests.Authoring;

/// <summary>What is being typed is kept for the one who types, and for nobody else.</summary>
public sealed class UnsavedInputsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemberData(nameof(TestHost.Databases), MemberType = typeof(TestHost))]
    public async Task What_was_typed_last_comes_back_to_the_same_person_on_the_same_page(bool sqlite)
    {
        await using var life = await Living.Start(sqlite);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner)).Id;
        Assert.NotNull(await Keep(life, p.Owner, draft, "a", ("noi-dung", "Một")));
        Assert.NotNull(await Keep(life, p.Owner, draft, "a", ("noi-dung", "Thẩm định “kỹ” <b>")));

        var found = await Find(life, p.Owner, draft, "a");

        Assert.Equal("Thẩm định “kỹ” <b>", found!.Posted["noi-dung"]);
        // The framework's own fields are of one page view only.
        Assert.False(found.Posted.Has("__RequestVerificationToken"));
        Assert.Null(await Find(life, p.Other, draft, "a"));
        Assert.Null(await Find(life, p.Owner, draft, "b"));
        Assert.Null(await Find(life, p.Owner, Guid.NewGuid(), "a"));

        await life.Ask<UnsavedInputs, bool>(async u =>
        {
            await u.Forget(p.Owner, draft, "a", None);
            return true;
        });
        Assert.Null(await Find(life, p.Owner, draft, "a"));
    }

    [Fact]
    public async Task It_is_bounded_in_length_number_and_time()
    {
        await using var life = await Living.Start(sqlite: true);
        var p = life.Province;
        var draft = Living.Done(await life.New(p.Owner)).Id;
        Assert.Null(await Keep(life, p.Owner, draft, "dài", ("noi-dung", new string('a', UnsavedInputs.MostCharacters))));
        for (var i = 0; i <= UnsavedInputs.MostPages; i++)
            await Keep(life, p.Owner, draft, $"trang {i}", ("noi-dung", "x"));
        Assert.Null(await Find(life, p.Owner, draft, "trang 0"));
        Assert.NotNull(await Find(life, p.Owner, draft, "trang 1"));

        life.Host.Time.Forward(UnsavedInputs.Life);
        Assert.Null(await Find(life, p.Owner, draft, "trang 1"));
    }

    private static Task<DateTimeOffset?> Keep(Living life, By by, Guid draft, string page, params (string Name, string Text)[] fields) =>
        life.Ask<UnsavedInputs, DateTimeOffset?>(u => u.Keep(by, draft, page, Posted.Of(
            fields.Append(("__RequestVerificationToken", "x")).ToDictionary(f => f.Item1, f => new[] { f.Item2 }, StringComparer.Ordinal)), None));

    private static Task<UnsavedInput?> Find(Living life, By by, Guid draft, string page) => life.Ask<UnsavedInputs, UnsavedInput?>(u => u.Find(by, draft, page, None));
}
