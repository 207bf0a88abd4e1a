using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;

namespace ThongSuot.Load;

/// <summary>Dossiers filed through the real use cases in this process, to have something to work on.</summary>
public sealed class Filings(SampleInstallation installation)
{
    /// <summary>
    /// Without a subject, so that no two are about the same matter; filed by several kinds of bodies, on straight ways and through
    /// opinions, a decision and a vote.
    /// </summary>
    public static readonly ImmutableArray<string> Procedures = ["QTTC-04", "CYCN-02", "VTLT-03"];

    /// <summary>Files so many, turn by turn over the procedures and the bodies that may file them.</summary>
    /// <param name="bodies">Begin of the codes of the bodies that file, such as "TU"; fewer bodies mean fewer officers.</param>
    public async Task<IReadOnlyList<Guid>> File(int count, string bodies)
    {
        var ways = new List<Way>();
        foreach (var code in Procedures)
            ways.AddRange(await Ways(code, bodies));
        if (ways.Count == 0)
            throw new InvalidOperationException($"No body like {bodies} files any of {string.Join(", ", Procedures)}.");
        var filed = new Guid[count];
        await System.Threading.Tasks.Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => filed[i] = await File(ways[i % ways.Count]));
        return filed;
    }

    /// <summary>Files each procedure once from several bodies, spread over those whose code begins so.</summary>
    public async Task<IReadOnlyList<Guid>> FileEach(int waysOfEach, string bodies)
    {
        var filed = new List<Guid>();
        foreach (var code in Procedures)
            filed.AddRange(await FileEach(code, waysOfEach, bodies));
        return filed;
    }

    /// <summary>Files one procedure once from several bodies, spread over those whose code begins so.</summary>
    public async Task<IReadOnlyList<Guid>> FileEach(string code, int waysOfEach, string bodies)
    {
        var ways = (await Ways(code, bodies)).ToArray();
        var filed = new List<Guid>();
        foreach (var way in ways.Where((_, i) => i % Math.Max(1, ways.Length / waysOfEach) == 0))
            filed.Add(await File(way));
        return filed;
    }

    /// <summary>Completes the oldest open work as the right person, with the first outcome and a full vote in favour; false when the dossier is over.</summary>
    public async Task<bool> Complete(Guid dossier)
    {
        if (await NextOf(dossier) is not var (person, key))
            return false;
        var row = await installation.Look(db =>
        {
            var dossiers = db.Dossiers;
            return dossiers.AsNoTracking().SingleAsync(d => d.Id == dossier);
        });
        var definition = (await installation.Procedures.Version(row.Definition, default)).Definition;
        var action = row.State!.Open[key] switch
        {
            OpenConsult consult => new StepAction(CommandKind.GiveOpinion, key) { Body = consult.Opinions.First(o => o.Given is null).Body.Id, Opinion = "dong_y" },
            var work => Completion((Step)definition.Find(work.Node)!, key, person),
        };
        var filled = action.Kind == CommandKind.Complete ? await StepForms.OfStep(installation.Services, installation.Actor(person), dossier, key) : 0;
        Value(await installation.Ask<ActOnDossier, Result<int>>(a => a.Run(installation.Actor(person), dossier, row.Version + filled, action, "127.0.0.1", default)));
        return true;
    }

    private static StepAction Completion(Step step, string key, Guid person) => new(CommandKind.Complete, key)
    {
        Outcome = step.Outcomes.IsEmpty ? null : step.Outcomes[0].Code,
        Vote = step.Vote is null ? null : new Vote(person, 9, 9, 9, 9, 0, 0),
    };

    /// <summary>Who holds the oldest open work of a dossier, with the key of that work; null when it is over.</summary>
    public async Task<(Guid Person, string Key)?> NextOf(Guid dossier) => await installation.Look(async db =>
    {
        var dossiers = db.Dossiers;
        var state = (await dossiers.AsNoTracking().SingleAsync(d => d.Id == dossier)).State!;
        if (state.Open.Values.OrderBy(w => w.Since).ThenBy(w => w.Key, StringComparer.Ordinal).FirstOrDefault() is not { } work)
            return ((Guid, string)?)null;
        var holder = work is OpenConsult consult ? consult.Opinions.First(o => o.Given is null).Holder : ((OpenStep)work).Holder;
        var person = work is OpenStep { Assignee: { } assignee } ? assignee : holder.IsNamed ? holder.Persons[0] : installation.Organisation.HoldersOf(holder.Role, holder.Body.Id).First();
        return (person, work.Key);
    });

    /// <summary>Somebody who may file this procedure.</summary>
    public async Task<Guid> FilerOf(string code) => (await Ways(code, "")).First().Person;

    private async Task<IEnumerable<Way>> Ways(string code, string bodies)
    {
        var view = installation.Organisation;
        var procedure = await installation.Procedures.FindPublished(code, default) ?? throw new InvalidOperationException($"{code} is not published.");
        var table = await installation.Procedures.Competence(default);
        var today = TimeProvider.System.Now().DateInVietnam();
        return
            from right in procedure.FiledBy
            from body in view.Bodies.OrderBy(b => b.Code, StringComparer.Ordinal)
            where right.At.Contains(body.Kind) && body.Code.StartsWith(bodies, StringComparison.Ordinal)
            let person = view.HoldersOf(right.Role, body.Id).FirstOrDefault()
            where person != Guid.Empty && Matters.Competent(table, procedure, body, ImmutableDictionary<string, string>.Empty, view, today).IsOk
            select new Way(procedure, right.Role, body, person);
    }

    private async Task<Guid> File(Way way)
    {
        var actor = installation.Actor(way.Person);
        var draft = Value(await installation.Ask<Drafts, Result<Guid>>(d => d.Start(actor, way.Procedure.Code, default)));
        var content = new DraftContent { Paper = [.. way.Procedure.Components.Select(c => c.Number)] };
        Value(await installation.Ask<Drafts, Result<Draft>>(d => d.Save(actor, draft, way.Role, way.Body.Id, content, default)));
        await StepForms.OfDraft(installation.Services, actor, draft);
        return Value(await installation.Ask<SendDraft, Result<Guid>>(s => s.Run(actor, draft, "127.0.0.1", default)));
    }

    private static T Value<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException(string.Join("; ", result.Refusals));

    private sealed record Way(Procedure Procedure, string Role, Body Body, Guid Person);
}
