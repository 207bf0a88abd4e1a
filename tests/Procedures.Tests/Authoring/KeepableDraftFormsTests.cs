using ThongSuot.Contracts.Organisation;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Tests.Life;

namespace ThongSuot.Procedures.Tests.Authoring;

/// <summary>What arrives after the end of a session is kept for who sees the draft, and only where it is an act of a person.</summary>
public sealed class KeepableDraftFormsTests
{
    [Theory]
    [InlineData("noi-dung", true)]
    [InlineData("toan-van", true)]
    [InlineData("buoc/b3", true)]
    [InlineData("bieu-mau/BM-1", true)]
    [InlineData("chay-thu", false)]
    [InlineData("", false)]
    public async Task Pages_on_which_one_writes_are_kept(string page, bool isKept)
    {
        await using var life = await Living.Start(sqlite: true);
        var draft = Living.Done(await life.New(life.Province.Owner)).Id;
        var path = $"/ban-thao/{draft}/{page}".TrimEnd('/');
        Assert.Equal(isKept, await Keeps(life, life.Province.Owner, path));
        // Kept by itself it is no act to offer again.
        Assert.False(await Keeps(life, life.Province.Owner, path, UnsavedFields.Field));
        Assert.False(await Keeps(life, life.Province.OwnerOfX01, path));
        Assert.False(await Keeps(life, life.Province.Owner, path.Replace(draft.ToString(), Guid.CreateVersion7().ToString(), StringComparison.Ordinal)));
    }

    private static Task<bool> Keeps(Living life, By by, string path, params string[] fields) => life.Ask<IEnumerable<IKeepableForms>, bool>(async modules =>
    {
        foreach (var module in modules)
        {
            if (await module.MayKeep(by.Actor, path, fields.ToLookup(f => f, f => "1", StringComparer.Ordinal), default))
                return true;
        }

        return false;
    });
}
