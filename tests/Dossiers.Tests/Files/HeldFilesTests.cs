using System.Text;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Files;

/// <summary>What was handed in once is offered to the same body about the same person, and to nobody else.</summary>
public sealed class HeldFilesTests(Province province) : IClassFixture<Province>
{
    private const string Admission = "TCCB-01", MaybeSecret = "TCCB-21";

    private readonly Given _given = new(province);

    [Fact]
    public async Task A_file_of_an_earlier_dossier_serves_again()
    {
        var (way, component, file, dossier) = await HandedIn();
        var again = await _given.Draft(way, Admission);

        var held = Assert.Single(await Held(way.Person, again));
        Assert.Equal((file, component, dossier.Code), (held.Id, held.Component, held.Code));
        var reused = await Reuse(way.Person, again, file);
        Assert.True(reused.IsOk, string.Join("; ", reused.Refusals));

        var added = Assert.Single(await province.Ask<Attachments, IReadOnlyList<DossierFile>>(a => a.Of(again, default)));
        Assert.Equal((component, "ly-lich.txt", way.Person), (added.Component, added.Name, added.AddedBy));
        Assert.Equal("Lý lịch", await province.Ask<Attachments, string?>(async a =>
        {
            if (await a.Open(province.Actor(way.Person), again, added.Id, null, default) is not var (_, content))
                return null;
            using var reader = new StreamReader(content);
            return await reader.ReadToEndAsync();
        }));
        Assert.Contains(component, await Components(province.Actor(way.Person)));
    }

    [Fact]
    public async Task Of_another_person_and_to_another_body_nothing_is_offered()
    {
        var (way, _, file, _) = await HandedIn();
        var other = await _given.Draft(way with { Content = way.Content with { Subject = "Người khác hẳn" } }, Admission);
        Assert.Empty(await Held(way.Person, other));
        Assert.Equal("DOSSIER_NOT_FOUND", (await Reuse(way.Person, other, file)).Refusal.Code);

        var body = province.Organisation.Bodies.First(b => b.Kind == way.Body.Kind && b.Id != way.Body.Id && province.Organisation.HoldersOf(way.Role, b.Id).Any());
        var elsewhere = way with { Body = body, Person = province.Organisation.HoldersOf(way.Role, body.Id).First() };
        var theirs = await _given.Draft(elsewhere, Admission);
        Assert.Empty(await Held(elsewhere.Person, theirs));
        Assert.Equal("DOSSIER_NOT_FOUND", (await Reuse(elsewhere.Person, theirs, file)).Refusal.Code);
        Assert.Empty(await Components(province.Actor(province.Organisation.HoldersOf("security_auditor", province.Organisation.Province!.Id).First())));
    }

    [Fact]
    public async Task What_became_secret_is_no_longer_offered()
    {
        var (way, _, _, dossier) = await HandedIn(MaybeSecret);
        var again = await _given.Draft(way, MaybeSecret);
        Assert.NotEmpty(await Held(way.Person, again));
        await _given.Done(_given.Officer(dossier), dossier, new StepAction(CommandKind.RaiseSecrecy, null) { Secrecy = Secrecy.Mat });
        Assert.Empty(await Held(way.Person, again));
    }

    private async Task<(Walking.Filing Way, int Component, Guid File, Dossier Dossier)> HandedIn(string code = Admission)
    {
        var way = await _given.Way(code);
        var draft = await _given.Draft(way, code);
        var procedure = (await province.Procedures.FindPublished(code, default))!;
        var component = DraftCheck.DemandedAtFiling(procedure).First().Number;
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("Lý lịch"));
        var file = await province.Ask<Attachments, Result<Guid>>(a => a.Add(province.Actor(way.Person), draft, component, "ly-lich.txt", content, default));
        Assert.True(file.IsOk, string.Join("; ", file.Refusals));
        var sent = await _given.Send(way.Person, draft);
        Assert.True(sent.IsOk, string.Join("; ", sent.Refusals));
        return (way, component, file.Value, await _given.Walk.Load(sent.Value));
    }

    private Task<IReadOnlyList<HeldFile>> Held(Guid person, Guid draft) => province.Ask<HeldFiles, IReadOnlyList<HeldFile>>(async h =>
    {
        var (row, procedure) = await Draft(person, draft);
        return await h.Of(province.Actor(person), row, procedure, default);
    });

    private Task<Result<Guid>> Reuse(Guid person, Guid draft, Guid file) => province.Ask<HeldFiles, Result<Guid>>(async h =>
    {
        var (row, procedure) = await Draft(person, draft);
        return await h.Reuse(province.Actor(person), row, procedure, file, default);
    });

    private async Task<(Draft Row, Procedure Procedure)> Draft(Guid person, Guid draft)
    {
        var row = (await province.Ask<Drafts, Draft?>(d => d.Find(province.Actor(person), draft, default)))!;
        return (row, await province.Procedures.Version(row.Definition, default));
    }

    private Task<IReadOnlySet<int>> Components(Actor actor) => province.Ask<IHeldComponents, IReadOnlySet<int>>(async h => await h.Of(actor, (await province.Procedures.FindPublished(Admission, default))!, default));
}
