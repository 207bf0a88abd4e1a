using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers.Inbox.Live;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>Open desks hear that their list changed, and of nobody else's.</summary>
public sealed class DeskStreamsTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    [Fact]
    public async Task Only_those_whose_work_changed_are_told()
    {
        var dossier = await _given.At(await _given.Filed("VTLT-02"), "b4");
        var (officer, filer) = (_given.Officer(dossier), _given.Filer(dossier));
        var stranger = new Actor(Guid.NewGuid(), Guid.NewGuid(), "Lạ", [new Grant("case_officer", Guid.NewGuid())]);
        var streams = province.Services.GetRequiredService<DeskStreams>();
        using var atOfficer = streams.Open(officer)!;
        using var atFiler = streams.Open(filer)!;
        using var atStranger = streams.Open(stranger)!;
        await streams.Look(default);
        Read(atOfficer, atFiler, atStranger);

        await streams.Look(default);
        Assert.Equal([false, false, false], Read(atOfficer, atFiler, atStranger));

        province.Time.Advance(TimeSpan.FromSeconds(5));
        await _given.Done(officer, dossier, new StepAction(CommandKind.Complete, "b4"));
        await streams.Look(default);
        Assert.Equal([true, true, false], Read(atOfficer, atFiler, atStranger));
        await streams.Look(default);
        Assert.Equal([false, false, false], Read(atOfficer, atFiler, atStranger));
    }

    [Fact]
    public void A_person_has_a_few_streams_and_not_more()
    {
        var streams = province.Services.GetRequiredService<DeskStreams>();
        var person = new Actor(Guid.NewGuid(), Guid.NewGuid(), "Người", []);
        var open = Enumerable.Range(0, DeskStreams.MostPerPerson).Select(_ => streams.Open(person)).ToArray();
        Assert.DoesNotContain(null, open);
        Assert.Null(streams.Open(person));
        open[0]!.Dispose();
        Assert.NotNull(streams.Open(person));
    }

    [Fact]
    public async Task The_stream_ends_with_the_account()
    {
        var streams = province.Services.GetRequiredService<DeskStreams>();
        var nobody = new Actor(Guid.NewGuid(), Guid.NewGuid(), "Đã đóng", []);
        var listener = streams.Open(nobody)!;
        listener.Tell([nobody.Person]);
        var events = new List<string>();
        await foreach (var told in streams.Events(nobody, listener, TestContext.Current.CancellationToken))
            events.Add(told.EventType);
        Assert.Equal(["open"], events);
    }

    private static bool[] Read(params Listener[] listeners) => [.. listeners.Select(l => l.Took())];
}
