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
public sealed class Filings(Installation installation)
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
        return Value(await installation.Ask<SendDraft, Result<Guid>>(s => s.Run(actor, draft, "127.0.0.1", default)));
    }

    private static T Value<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException(string.Join("; ", result.Refusals));

    private sealed record Way(Procedure Procedure, string Role, Body Body, Guid Person);
}
