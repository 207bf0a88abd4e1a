using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Tests.Walking;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests;

/// <summary>Short ways to the situations that tests begin with, through the real use cases.</summary>
internal sealed class Given(Province province)
{
    public Walk Walk { get; } = new(province);

    /// <summary>A way to file the procedure, with a subject of its own; the first that fits.</summary>
    public async Task<Walking.Filing> Way(string procedure, Func<Walking.Filing, bool>? fits = null) =>
        (await Walk.Ways((await province.Procedures.FindPublished(procedure, default))!)).First(fits ?? (_ => true));

    public async Task<Guid> Draft(Walking.Filing way, string procedure)
    {
        var actor = province.Actor(way.Person);
        var draft = await province.Ask<Drafts, Result<Guid>>(d => d.Start(actor, procedure, default));
        Assert.True(draft.IsOk, string.Join("; ", draft.Refusals));
        Assert.True((await Save(way, draft.Value)).IsOk);
        await ThongSuot.Load.StepForms.OfDraft(province.Services, actor, draft.Value);
        return draft.Value;
    }

    public Task<Result<Draft>> Save(Walking.Filing way, Guid draft) =>
        province.Ask<Drafts, Result<Draft>>(d => d.Save(province.Actor(way.Person), draft, way.Role, way.Body.Id, way.Content, default));

    public Task<Result<Guid>> Send(Guid person, Guid draft) =>
        province.Ask<SendDraft, Result<Guid>>(s => s.Run(province.Actor(person), draft, "127.0.0.1", default));

    public async Task<Dossier> Filed(string procedure, Func<Walking.Filing, bool>? fits = null, Secrecy? secrecy = null)
    {
        var way = await Way(procedure, fits);
        way = secrecy is null ? way : way with { Content = way.Content with { Secrecy = secrecy } };
        var sent = await Send(way.Person, await Draft(way, procedure));
        Assert.True(sent.IsOk, string.Join("; ", sent.Refusals));
        return await Walk.Load(sent.Value);
    }

    /// <summary>Completes what is open, as the right people, until work at this node is, with its forms filled in unless a test is about them.</summary>
    public async Task<Dossier> At(Dossier dossier, string node, Func<StepAction, StepAction>? change = null, bool forms = true)
    {
        while (dossier.State!.Open.Values.All(w => w.Node != node))
        {
            Assert.False(dossier.State.IsOver, $"{dossier.Code} ended before {node}.");
            var work = dossier.State.Open.Values.OrderBy(w => w.Key, StringComparer.Ordinal).First();
            var completion = await Walk.Completion(dossier, work);
            dossier = await Done(Walk.RightPerson(dossier.State, work), dossier, change?.Invoke(completion) ?? completion);
        }

        var reached = dossier.State.Open.Values.First(w => w.Node == node);
        return forms && await ThongSuot.Load.StepForms.OfStep(province.Services, Walk.RightPerson(dossier.State, reached), dossier.Id, reached.Key) > 0 ? await Walk.Load(dossier.Id) : dossier;
    }

    /// <summary>Acts and must not be refused.</summary>
    public async Task<Dossier> Done(Actor actor, Dossier dossier, StepAction action)
    {
        var done = await Walk.Act(actor, dossier, action);
        Assert.True(done.IsOk, $"{dossier.Code} {action.Kind}: {string.Join("; ", done.Refusals)}");
        return await Walk.Load(dossier.Id);
    }

    /// <summary>Who may work on the one step that is open.</summary>
    public Actor Officer(Dossier dossier) => Walk.RightPerson(dossier.State!, dossier.State!.OpenSteps.First());

    public Actor Filer(Dossier dossier) => province.Actor(dossier.FilerPerson);

    /// <summary>What the log tells of a dossier, from its beginning.</summary>
    public Task<List<DossierEvent>> Events(Guid dossier) => province.Look(async db =>
    {
        var events = new List<DossierEvent>();
        await foreach (var entry in EventLog.Read(db, DossierEntries.StreamOf(dossier)))
            events.Add(EventNames.Read(entry));
        return events;
    });

    /// <summary>Tables in which a text stands anywhere: whatever the column, as text or inside JSON.</summary>
    public Task<string[]> TablesWith(string text) => province.Look(async db =>
    {
        var found = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            // The name comes from the model, not from outside.
#pragma warning disable CA2100
            command.CommandText = $"select * from {table}";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            if (await HasText(rows, text))
                found.Add(table);
        }

        return found.ToArray();
    });

    private static async Task<bool> HasText(DbDataReader rows, string text)
    {
        var values = new object[rows.FieldCount];
        while (await rows.ReadAsync())
        {
            rows.GetValues(values);
            if (values.Any(v => v is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes).Contains(text, StringComparison.OrdinalIgnoreCase) : v.ToString()!.Contains(text, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }
}
