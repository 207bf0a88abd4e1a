using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Load;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Tests.Walking;

/// <summary>Carries dossiers through the real use cases as the right people, and finds people who are not the right ones.</summary>
internal sealed class Walk(Province province)
{
    private static int s_subjects;

    private OrganisationView Organisation => province.Organisation;

    /// <summary>Files a dossier of the procedure; with the facts given, others chosen so that the competence table finds a body.</summary>
    public async Task<Guid> File(Procedure procedure, Filing filing)
    {
        var actor = province.Actor(filing.Person);
        var draft = await province.Ask<Drafts, Result<Guid>>(d => d.Start(actor, procedure.Code, default));
        Assert.True(draft.IsOk, $"{procedure.Code}: {string.Join(", ", draft.Refusals)}");
        var saved = await province.Ask<Drafts, Result<Draft>>(d => d.Save(actor, draft.Value, filing.Role, filing.Body.Id, filing.Content, default));
        Assert.True(saved.IsOk);
        await StepForms.OfDraft(province.Services, actor, draft.Value);
        var sent = await province.Ask<SendDraft, Result<Guid>>(s => s.Run(actor, draft.Value, null, default));
        Assert.True(sent.IsOk, $"{procedure.Code}: {string.Join("; ", sent.Refusals)}");
        return sent.Value;
    }

    /// <summary>Every way to file that the competence table allows: one per combination of right and facts.</summary>
    public async Task<IReadOnlyList<Filing>> Ways(Procedure procedure)
    {
        var table = await province.Procedures.Competence(default);
        var ways = new List<Filing>();
        foreach (var (right, facts) in procedure.FiledBy.SelectMany(r => r.At.Select(kind => (r.Role, Kind: kind))).SelectMany(r => FactsOf(procedure).Select(f => (r, f))))
        {
            foreach (var body in Organisation.Bodies.Where(b => b.Kind == right.Kind).OrderBy(b => b.Code, StringComparer.Ordinal))
            {
                var person = Organisation.HoldersOf(right.Role, body.Id).FirstOrDefault();
                if (person == Guid.Empty)
                    continue;
                var competent = Matters.Competent(table, procedure, body, facts, Organisation, province.Time.Now().DateInVietnam());
                if (!competent.IsOk || !FitsLine(body, facts))
                    continue;
                ways.Add(new Filing(person, right.Role, body, Content(procedure, facts, body)));
                break;
            }
        }

        return ways;
    }

    /// <summary>Completes everything that is open, as the right people, until the dossier is over.</summary>
    /// <param name="before">Called before each piece of work is done.</param>
    public async Task<Dossier> ToTheEnd(Guid id, Func<Dossier, OpenWork, Actor, Task>? before = null)
    {
        for (var steps = 0; steps < 60; steps++)
        {
            var dossier = await Load(id);
            if (dossier.State!.IsOver)
                return dossier;
            var work = dossier.State.Open.Values.OrderBy(w => w.Since).ThenBy(w => w.Key, StringComparer.Ordinal).First();
            var actor = RightPerson(dossier.State, work);
            if (before is not null)
                await before(dossier, work, actor);
            var done = await Act(actor, dossier, await Completion(dossier, work));
            Assert.True(done.IsOk, $"{dossier.Code} {work.Key}: {string.Join("; ", done.Refusals)}");
            province.Time.Advance(TimeSpan.FromMinutes(10));
        }

        throw new InvalidOperationException("A dossier did not end.");
    }

    public Task<Dossier> Load(Guid id) => province.Look(db =>
    {
        var dossiers = db.Dossiers;
        return dossiers.AsNoTracking().SingleAsync(d => d.Id == id);
    });

    /// <summary>Acts; who may complete a step has filled in its forms before.</summary>
    public async Task<Result<int>> Act(Actor actor, Dossier dossier, StepAction action)
    {
        var filled = action.Kind == CommandKind.Complete ? await StepForms.OfStep(province.Services, actor, dossier.Id, action.Key) : 0;
        return await province.Ask<ActOnDossier, Result<int>>(a => a.Run(actor, dossier.Id, dossier.Version + filled, action, "127.0.0.1", default));
    }

    public Actor RightPerson(DossierState state, OpenWork work) => province.Actor(work switch
    {
        OpenStep { Assignee: { } assignee } => assignee,
        OpenStep { Escalated: { } escalated } => HolderOf(state, escalated[0]),
        OpenStep step => HolderOf(state, step.Holder),
        OpenConsult consult => HolderOf(state, consult.Opinions.First(o => o.Given is null) is { Escalated: { } escalated } ? escalated[0] : consult.Opinions.First(o => o.Given is null).Holder),
        _ => state.Filer.Person,
    });

    /// <summary>Somebody who holds the same role at another body, and nothing at this one; null when the role exists at one body only.</summary>
    public Actor? SameRoleElsewhere(OpenWork work)
    {
        var holder = work switch { OpenStep step => step.Holder, OpenConsult consult => consult.Opinions.First(o => o.Given is null).Holder, _ => null };
        if (holder is null)
            return null;
        var right = holder.IsNamed ? holder.Persons.ToHashSet() : Organisation.HoldersOf(holder.Role, holder.Body.Id).ToHashSet();
        var others = Organisation.Bodies.Where(b => b.Id != holder.Body.Id).SelectMany(b => Organisation.HoldersOf(holder.Role, b.Id)).Where(p => !right.Contains(p));
        return others.Select(p => (Guid?)p).FirstOrDefault() is { } person ? province.Actor(person) : null;
    }

    /// <summary>What completes a piece of work: first outcome, a full vote in favour, a team where one is appointed.</summary>
    public async Task<StepAction> Completion(Dossier dossier, OpenWork work)
    {
        var definition = (await province.Procedures.Version(dossier.Definition, default)).Definition;
        if (work is OpenConsult consult)
        {
            return new StepAction(CommandKind.GiveOpinion, work.Key) { Body = consult.Opinions.First(o => o.Given is null).Body.Id, Opinion = "dong_y" };
        }

        var step = (Step)definition.Find(work.Node)!;
        var holder = ((OpenStep)work).Holder;
        var concerned = holder.IsNamed || !dossier.State!.Filer.IsInPerson ? 0 : Organisation.HoldersOf(holder.Role, holder.Body.Id).Distinct().Count(p => p == dossier.FilerPerson);
        return new StepAction(CommandKind.Complete, work.Key)
        {
            Outcome = step.Outcomes.IsEmpty ? null : step.Outcomes[0].Code,
            Vote = step.Vote is null ? null : new Vote(HolderOf(dossier.State!, holder), 9 + concerned, 9, 9, 9, 0, 0, concerned),
            Team = step.AppointsTeam ? [.. Organisation.TeamCandidates(Organisation.Find(holder.Body.Id)!).Take(3)] : [],
        };
    }

    /// <summary>By the rows that say who may see what.</summary>
    public static bool Sees(Actor actor, Dossier dossier) => actor.Scopes.Any(dossier.Scopes.Contains);

    public static string NoteFor(Dossier dossier) => dossier.State!.Secrecy > Secrecy.Thuong ? SecretReasons.All[0] : "Lý do nêu trong phép thử";

    public static IEnumerable<ImmutableDictionary<string, string>> FactsOf(Procedure procedure) => procedure.Facts.Aggregate(
        (IEnumerable<ImmutableDictionary<string, string>>)[ImmutableDictionary<string, string>.Empty],
        (sofar, fact) => sofar.SelectMany(facts => fact.Choices.Select(choice => facts.Add(fact.Key, choice.Code))));

    // Not who filed for itself: nobody handles a matter of its own.
    private Guid HolderOf(DossierState state, Holder holder)
    {
        var person = holder.IsNamed ? holder.Persons.FirstOrDefault(p => Organisation.HeldBy(p).Any(h => holder.BodyOf(p) is not { } body || h.Body == body)) : Organisation.HoldersOf(holder.Role, holder.Body.Id).FirstOrDefault(p => !state.Filer.IsInPerson || p != state.Filer.Person);
        Assert.True(person != Guid.Empty, $"Nobody holds {holder.Role} at {holder.Body.Name}.");
        return person;
    }

    // Where the fact says whether the grassroots organisation is directly under the province, the filer's line must agree.
    private bool FitsLine(Body body, ImmutableDictionary<string, string> facts)
    {
        var line = Organisation.Line(Organisation.CommitteeOf(body)).ToArray();
        var hasUpper = line.Any(b => b.Level == "CTCS");
        return body.Level is not ("CB" or "CS") || !facts.TryGetValue("dien_quan_ly", out var managed) || hasUpper || managed == "tinh";
    }

    private DraftContent Content(Procedure procedure, ImmutableDictionary<string, string> facts, Body filer) => new()
    {
        Subject = $"Nguyễn Thị Thử Nghiệm {Interlocked.Increment(ref s_subjects)}",
        Secrecy = procedure.Definition.SecrecyByContent ? Secrecy.Thuong : null,
        SubjectId = procedure.Subject == SubjectKind.Body ? SubjectBody(procedure) : null,
        Facts = new Dictionary<string, string>(facts),
        Parties = procedure.Parties.ToDictionary(p => p.Key, p => Organisation.Bodies.Where(b => p.Kinds.Contains(b.Kind) && b.Id != filer.Id && HasUpper(b)).OrderBy(b => b.Code, StringComparer.Ordinal).Last().Id),
        Paper = [.. procedure.Components.Select(c => c.Number)],
    };

    private bool HasUpper(Body body) => Organisation.Line(Organisation.CommitteeOf(body)).Any(b => b.Level == "CTCS");

    // Each dossier needs another subject, or it would be a duplicate.
    private Guid SubjectBody(Procedure procedure)
    {
        var grassroots = Organisation.Bodies.Where(b => b.Kind == "grassroots" && HasUpper(b)).OrderBy(b => b.Code, StringComparer.Ordinal).ToArray();
        return grassroots[Interlocked.Increment(ref s_subjects) % grassroots.Length].Id;
    }
}

internal sealed record Filing(Guid Person, string Role, Body Body, DraftContent Content);
