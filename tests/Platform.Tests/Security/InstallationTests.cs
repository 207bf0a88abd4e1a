using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;

namespace ThongSuot.Platform.Tests.Security;

public sealed class InstallationTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Without_a_word_it_is_ordinary_and_stays_so()
    {
        Assert.True(await Load(new Installation(), null));

        var again = new Installation();
        Assert.False(await Load(again, Profile.Isolated));
        Assert.False(again.IsIsolated);
        Assert.True(await Load(again, Profile.Ordinary));
    }

    [Fact]
    public async Task Chosen_at_the_first_start_it_holds_on_every_node_and_after()
    {
        Assert.True(await Load(new Installation(), Profile.Isolated));

        var again = new Installation();
        Assert.True(await Load(again, null));
        Assert.True(again.IsIsolated);
        Assert.False(await Load(again, Profile.Ordinary));
        Assert.True(again.IsIsolated);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_agree()
    {
        var nodes = Enumerable.Range(0, 6).Select(i => (Asked: i % 2 == 0 ? Profile.Ordinary : Profile.Isolated, Node: new Installation())).ToList();

        var answers = await Task.WhenAll(nodes.Select(n => Load(n.Node, n.Asked)));

        Assert.Single(nodes.Select(n => n.Node.Profile).Distinct());
        Assert.Equal(nodes.Select(n => n.Asked == n.Node.Profile), answers);
    }

    private Task<bool> Load(Installation installation, Profile? asked) =>
        _database.InScope((_, db) => installation.Load(db, asked, _database.Time, default));
}
