using System.Collections.Immutable;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Inbox.Export;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Load;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Access.Tests;

/// <summary>A dossier or draft of the tests.</summary>
/// <param name="Marks">Words that stand in its texts and files and nowhere else.</param>
internal sealed record Case(Guid Id, Guid Filer, ImmutableArray<string> Marks, bool IsDraft);

/// <summary>Fills the province through the real use cases: dossiers of two communes and the province at different steps, and what hangs on them.</summary>
internal sealed class Preparation(RunningProvince province)
{
    private readonly List<Case> _cases = [];

    private OrganisationView View => province.Organisation;

    private IProcedures Procedures => province.Services.GetRequiredService<IProcedures>();

    public async Task<IReadOnlyList<Case>> Run()
    {
        await File("TCCB-01", "X01");
        await Forward(await File("TCCB-01", "X02"), 2);
        await Forward(await File("QTTC-04", "TU"), 1);
        await Forward(await File("TCCB-05", "X01"), 60);
        await Return(await File("TCCB-05", "X02"));
        await Forward(await File("VTLT-13", "X01", Secrecy.Mat), 1);
        await Forward(await File("KTUB-05", "TU"), 3);
        await Forward(await File("KTUB-09", "X01"), 1);
        await Draft("TCCB-01", "X02", null);
        await Surroundings(_cases[0]);
        return _cases;
    }

    // What a person has besides dossiers: a saved filter, a dossier followed, an export, a form kept after the session's end.
    private async Task Surroundings(Case own)
    {
        var filer = await province.Actor(own.Filer);
        using var browser = await province.SignIn(own.Filer);
        async Task<FormUrlEncodedContent> Form(params (string Name, string Value)[] fields) =>
            new([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", await browser.Token())]);
        Assert.Contains("luu=1", (await browser.Post("/ho-so/bo-loc?q=zqxlocb", await Form(("ten", "Bộ lọc zqxloca")))).Location, StringComparison.Ordinal);
        Assert.Equal(302, (await browser.Post($"/ho-so/{own.Id}/theo-doi", await Form())).Status);
        await province.Look(async db =>
        {
            JobList.Start(db, filer, ExportJob.Kind, "Xuất danh sách zqxtientrinh", new ExportInput("", InboxView.All, "csv", []), TimeProvider.System);
            return await db.SaveChangesAsync();
        });
        var late = await Form(("_handler", "act"), ("kind", "Withdraw"), ("note", "Ghi chú zqxgiulai"));
        Value(await province.Ask<EndSessions, Result<int>>(end => end.Run(filer, null, null, null, default)));
        var asked = await browser.Post($"/ho-so/{own.Id}", late, "http://localhost");
        Assert.Contains(Uri.EscapeDataString("/noi-dung-giu-lai/"), asked.Location, StringComparison.Ordinal);
        using var again = await province.SignIn(own.Filer);
        using var elsewhere = await province.SignIn(_cases[1].Filer);
    }

    private async Task<Guid> File(string procedure, string under, Secrecy? secrecy = null)
    {
        var (draft, filer) = await Draft(procedure, under, secrecy);
        var sent = Value(await province.Ask<SendDraft, Result<Guid>>(s => s.Run(filer, draft, "127.0.0.1", default)));
        _cases[^1] = _cases[^1] with { Id = sent, IsDraft = false };
        return sent;
    }

    private async Task<(Guid Id, Actor Filer)> Draft(string code, string under, Secrecy? secrecy)
    {
        var procedure = await Procedures.FindPublished(code, default) ?? throw new InvalidOperationException($"{code} is not published.");
        var (person, role, body, facts) = await Way(procedure, under);
        var filer = await province.Actor(person);
        var number = _cases.Count + 1;
        var marks = ImmutableArray.Create($"zqxữ{number}a", $"zqxơ{number}b", $"zqx{number}c", $"zqxđ{number}d", $"zqxả{number}e");
        var draft = Value(await province.Ask<Drafts, Result<Guid>>(d => d.Start(filer, code, default)));
        var content = new DraftContent
        {
            Subject = $"Nguyễn Thị {marks[0]}",
            Abstract = $"Về việc {marks[1]}",
            Secrecy = secrecy ?? (procedure.Definition.SecrecyByContent ? Secrecy.Thuong : null),
            SubjectId = procedure.Subject == SubjectKind.Body ? View.Bodies.Where(b => b.Kind == "grassroots" && b.Id != body.Id).OrderBy(b => b.Code, StringComparer.Ordinal).Skip(number).First().Id : null,
            Facts = new Dictionary<string, string>(facts),
            Parties = procedure.Parties.ToDictionary(p => p.Key, p => View.Bodies.Where(b => p.Kinds.Contains(b.Kind) && b.Id != body.Id).OrderBy(b => b.Code, StringComparer.Ordinal).Last().Id),
            Paper = [.. procedure.Components.Select(c => c.Number)],
        };
        Value(await province.Ask<Drafts, Result<Draft>>(d => d.Save(filer, draft, role, body.Id, content, default)));
        await StepForms.OfDraft(province.Services, filer, draft);
        if (secrecy is null && procedure.Definition.Secrecy == Secrecy.Thuong)
        {
            using var file = new MemoryStream(Encoding.UTF8.GetBytes($"Nội dung {marks[3]}"));
            Value(await province.Ask<Attachments, Result<Guid>>(a => a.Add(filer, draft, null, $"{marks[2]}.txt", file, default)));
        }

        _cases.Add(new Case(draft, person, marks, IsDraft: true));
        return (draft, filer);
    }

    // The first way to file from under this committee for which the competence table finds a body.
    private async Task<(Guid Person, string Role, Body Body, ImmutableDictionary<string, string> Facts)> Way(Procedure procedure, string under)
    {
        var table = await Procedures.Competence(default);
        var today = TimeProvider.System.Now().DateInVietnam();
        var ways =
            from facts in procedure.Facts.Aggregate((IEnumerable<ImmutableDictionary<string, string>>)[ImmutableDictionary<string, string>.Empty],
                (sofar, fact) => sofar.SelectMany(all => fact.Choices.Select(choice => all.Add(fact.Key, choice.Code))))
            from right in procedure.FiledBy
            from body in View.Bodies.OrderBy(b => b.Code, StringComparer.Ordinal)
            where right.At.Contains(body.Kind) && (under == "TU" ? View.CommitteeOf(body).Code == under : View.Line(body).Any(b => b.Code == under))
            let person = View.HoldersOf(right.Role, body.Id).FirstOrDefault()
            where person != Guid.Empty && Matters.Competent(table, procedure, body, facts, View, today).IsOk
            where facts.GetValueOrDefault("dien_quan_ly") is null or not "tinh" || under == "TU"
            select (person, right.Role, body, facts);
        return ways.Cast<(Guid, string, Body, ImmutableDictionary<string, string>)?>().FirstOrDefault() ?? throw new InvalidOperationException($"Nobody under {under} files {procedure.Code}.");
    }

    // Completes so many pieces of work, or all until the end, as the right people, each time with a note.
    private async Task Forward(Guid id, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            var dossier = await Load(id);
            if (dossier.State!.IsOver)
                return;
            var work = dossier.State.Open.Values.OrderBy(w => w.Since).ThenBy(w => w.Key, StringComparer.Ordinal).First();
            await Act(dossier, work, await Completion(dossier, work));
        }

        Assert.True(steps < 60, "It did not end.");
    }

    private async Task Return(Guid id)
    {
        var dossier = await Load(id);
        var work = dossier.State!.OpenSteps.First();
        await Act(dossier, work, new StepAction(CommandKind.ReturnToFiler, work.Key));
    }

    private async Task Act(Dossier dossier, OpenWork work, StepAction action)
    {
        var person = RightPerson(dossier, work);
        var noted = action with { Note = dossier.Secrecy > Secrecy.Thuong ? null : $"Ghi chú {_cases[^1].Marks[4]}" };
        var filled = action.Kind == CommandKind.Complete ? await StepForms.OfStep(province.Services, await province.Actor(person), dossier.Id, action.Key) : 0;
        Value(await province.Ask<ActOnDossier, Result<int>>(async a => await a.Run(await province.Actor(person), dossier.Id, dossier.Version + filled, noted, "127.0.0.1", default)));
    }

    private async Task<StepAction> Completion(Dossier dossier, OpenWork work)
    {
        if (work is OpenConsult consult)
            return new StepAction(CommandKind.GiveOpinion, work.Key) { Body = consult.Opinions.First(o => o.Given is null).Body.Id, Opinion = "dong_y" };
        var step = (Step)(await Procedures.Version(dossier.Definition, default)).Definition.Find(work.Node)!;
        var holder = HolderOf(work);
        var concerned = holder.IsNamed || !dossier.State!.Filer.IsInPerson ? 0 : View.HoldersOf(holder.Role, holder.Body.Id).Distinct().Count(p => p == dossier.FilerPerson);
        return new StepAction(CommandKind.Complete, work.Key)
        {
            Outcome = step.Outcomes.IsEmpty ? null : step.Outcomes[0].Code,
            Vote = step.Vote is null ? null : new Vote(RightPerson(dossier, work), 9 + concerned, 9, 9, 9, 0, 0, concerned),
            Team = step.AppointsTeam ? [.. View.TeamCandidates(View.Find(holder.Body.Id)!).Take(3)] : [],
        };
    }

    // Nobody handles a matter of its own.
    private Guid RightPerson(Dossier dossier, OpenWork work)
    {
        var holder = HolderOf(work);
        return work is OpenStep { Assignee: { } assignee } ? assignee
            : holder.IsNamed ? holder.Persons[0]
            : View.HoldersOf(holder.Role, holder.Body.Id).First(p => !dossier.State!.Filer.IsInPerson || p != dossier.FilerPerson);
    }

    private Task<Dossier> Load(Guid id) => province.Look(db =>
    {
        var dossiers = db.Dossiers;
        return dossiers.AsNoTracking().SingleAsync(d => d.Id == id);
    });

    private static Holder HolderOf(OpenWork work) => work is OpenConsult consult ? consult.Opinions.First(o => o.Given is null).Holder : ((OpenStep)work).Holder;

    private static T Value<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException(string.Join("; ", result.Refusals));
}
