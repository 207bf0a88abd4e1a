using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Facts;
using ThongSuot.Reform.Feedback;
using ThongSuot.Reform.Figures;

namespace ThongSuot.Reform.Breaches;

/// <summary>
/// Brings the breaches of one dossier to what its entries say now: adds what is new, lets grow what is open, fixes what is done, withdraws what is none any
/// more. It looks at the whole dossier each time, so looking twice is looking once.
/// </summary>
internal sealed class KeepBreaches(IServiceScopeFactory scopes, IProcedures procedures, IOrganisation organisation, Pace pace, IServiceProvider services, TimeProvider time)
{
    // Asked for when needed: the log knows all listeners, of which one asks for this.
    private EventLog Log => services.GetRequiredService<EventLog>();

    /// <summary>Adds what changes to <paramref name="db"/>; saving is the caller's.</summary>
    public async Task Look(AppDb db, Guid dossier, CancellationToken cancellation)
    {
        var entries = new List<LogEntry>();
        await foreach (var entry in EventLog.Read(db, DossierEntries.StreamOf(dossier)).WithCancellation(cancellation))
            entries.Add(entry);
        await Look(db, [dossier], entries.ToLookup(e => e.Stream, StringComparer.Ordinal), cancellation);
    }

    /// <summary>The same of several dossiers.</summary>
    /// <param name="entries">By stream, in their order.</param>
    public async Task Look(AppDb db, Guid[] dossiers, ILookup<string, LogEntry> entries, CancellationToken cancellation)
    {
        var (duties, watches, breaches) = (db.Duties, db.BreachWatches, db.Breaches);
        var done = (await duties.Where(d => dossiers.Contains(d.Dossier)).ToListAsync(cancellation)).ToLookup(d => d.Dossier);
        var watched = await watches.Where(w => dossiers.Contains(w.Dossier)).ToDictionaryAsync(w => w.Dossier, cancellation);
        var known = (await breaches.Where(b => dossiers.Contains(b.Dossier) && b.Kind != BreachKind.Marked).ToListAsync(cancellation)).ToLookup(b => b.Dossier);
        var (were, are) = (new List<OfficerMonth>(), new List<DutyRow>());
        foreach (var dossier in dossiers)
        {
            var (sheet, version, sequence) = Read(entries[DossierEntries.StreamOf(dossier)]);
            if (version is not { } definition)
                continue;
            var now = time.Now();
            var finding = new BreachFinding(await procedures.BreachRules(cancellation), await procedures.Calendar(sheet.FilerBody, cancellation));
            var procedure = await procedures.Version(definition, cancellation);
            var made = DutiesOf(dossier, procedure, sheet, finding, now);
            were.AddRange(done[dossier].SelectMany(Tally.OfDuty));
            are.AddRange(made);
            OnDossierEntries.Replace(db, [.. done[dossier]], made, d => (d.Opened, d.Place));
            if (!watched.TryGetValue(dossier, out var watch))
                db.Add(watch = new BreachWatch { Dossier = dossier });
            (watch.Heard, watch.NextAt, watch.Looks) = (sequence, finding.NextAt(sheet.Duties, now), watch.Looks + 1);
            await KeepFound(db, dossier, procedure, finding.Of(sheet.Duties, now), known[dossier], now, cancellation);
        }

        Sums.Change(db, were, [.. are.SelectMany(Tally.OfDuty)]);
    }

    private async Task KeepFound(AppDb db, Guid dossier, Procedure procedure, IEnumerable<FoundBreach> all, IEnumerable<Breach> known, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = known.ToDictionary(b => (b.Kind, b.Opened, b.Place));
        var told = new Telling(dossier, procedure, await organisation.View(cancellation), await procedures.LeadingRoles(cancellation), now);
        foreach (var found in all)
        {
            if (before.Remove((found.Rule.Kind, found.Duty.Opened, found.Duty.Place), out var there))
                await Compare(db, there, found, told, cancellation);
            else
                await Record(db, found, told, cancellation);
        }

        foreach (var gone in before.Values.Where(b => b.State != BreachState.Withdrawn))
            await Withdraw(db, gone, told, cancellation);
    }

    /// <summary>The same in a transaction of its own. False when an entry or another node was faster: that looked, too.</summary>
    public async Task<bool> LookAlone(Guid dossier, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await Look(db, dossier, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return false;
        }
    }

    /// <summary>Whether entries up to this one were looked at.</summary>
    public static async Task<bool> Knows(AppDb db, Guid dossier, int sequence, CancellationToken cancellation)
    {
        var watches = db.BreachWatches;
        return await watches.AnyAsync(w => w.Dossier == dossier && w.Heard >= sequence, cancellation);
    }

    private static (DutySheet Sheet, Guid? Version, int Sequence) Read(IEnumerable<LogEntry> entries)
    {
        var (sheet, version, sequence) = (new DutySheet(), (Guid?)null, 0);
        foreach (var entry in entries)
        {
            sequence = entry.Sequence;
            if (!DossierEvents.OfPeople.Contains(entry.Type))
                continue;
            version = entry.ReadEnvelope().Definition ?? version;
            sheet.Take(entry.Sequence, entry.At, DossierEvents.Read(entry));
        }

        return (sheet, version, sequence);
    }

    private static List<DutyRow> DutiesOf(Guid dossier, Procedure procedure, DutySheet sheet, BreachFinding finding, DateTimeOffset now) =>
        [.. sheet.Duties.Where(d => d.IsOurs && d.Kind is DutyKind.Step or DutyKind.Opinion).Select(d => new DutyRow
        {
            Dossier = dossier, Opened = d.Opened, Place = d.Place, Procedure = procedure.Code, Version = procedure.VersionId, Node = d.Node,
            IsCompartment = procedure.Definition.Compartment, Role = d.Role, Body = d.Body, Person = procedure.Definition.Compartment ? null : d.Person, Since = d.Since, DueAt = d.DueAt,
            IsStill = d.ClosedAt is null && d.Stood, ClosedAt = d.ClosedAt, End = d.End, IsLate = d.ClosedAt is not null && finding.LateBy(d, now) is not null, WasSentBack = d.SentBackAt is not null,
        })];

    private async Task Record(AppDb db, FoundBreach found, Telling told, CancellationToken cancellation)
    {
        var (duty, isCompartment) = (found.Duty, told.Procedure.Definition.Compartment);
        var breach = new Breach
        {
            Id = Guid.CreateVersion7(told.Now), Dossier = told.Dossier, Kind = found.Rule.Kind, Group = found.Rule.Group, Opened = duty.Opened, Place = duty.Place, Rule = found.Rule.Code,
            Procedure = told.Procedure.Code, Version = told.Procedure.VersionId, Node = duty.Node, IsCompartment = isCompartment, RecordedAt = told.Now,
        };
        breach.Become(found);
        var heads = await Give(breach, duty, told, cancellation);
        db.Add(breach);
        var recorded = new BreachRecorded(
            breach.Id, breach.Kind, breach.Rule, isCompartment ? null : told.Dossier, isCompartment ? null : breach.Node, breach.Body, isCompartment ? null : breach.Role, breach.Person, breach.DueAt, breach.ExplainBy);
        var notices = await Notices(breach, heads, told, found.Rule.Name, cancellation);
        Log.Append(db, StreamHead.New(BreachEntries.StreamOf(breach.Id)), told.Envelope(breach), [(BreachEntries.Recorded, recorded), .. notices]);
    }

    private async Task Compare(AppDb db, Breach there, FoundBreach found, Telling told, CancellationToken cancellation)
    {
        var happened = new List<(string, object)>();
        var (wasFixed, was) = (there.IsFixed, (there.Role, there.Body, there.Person));
        there.Become(found);
        // Whoever explained it, or was judged, stays the one.
        var moved = there.State == BreachState.Waiting && was != (found.Duty.Role, found.Duty.Body, there.IsCompartment ? null : found.Duty.Person);
        if (there.State == BreachState.Withdrawn && there.Why == WithdrawnWhy.InTime)
        {
            there.Renew(await pace.After(told.Now, await pace.Of(Pace.BreachExplain, cancellation), cancellation));
            var heads = await Give(there, found.Duty, told, cancellation);
            happened.Add((BreachEntries.Renewed, new BreachRenewed(there.DueAt, there.ExplainBy)));
            happened.AddRange(await Notices(there, heads, told, found.Rule.Name, cancellation));
        }
        else if (moved)
        {
            var heads = await Give(there, found.Duty, told, cancellation);
            happened.Add((BreachEntries.Given, new BreachGiven(there.Person, there.Role, there.Body, there.ExplainBy)));
            // Who leads was told when it was recorded.
            happened.AddRange(was.Body == there.Body ? (await Notices(there, heads, told, found.Rule.Name, cancellation)).Take(1) : await Notices(there, heads, told, found.Rule.Name, cancellation));
        }

        if (there.IsFixed && !wasFixed)
            happened.Insert(0, (BreachEntries.Fixed, new BreachFixed(there.DoneAt, there.LateMinutes)));
        if (happened.Count > 0)
            Log.Append(db, await EventLog.Head(db, BreachEntries.StreamOf(there.Id), cancellation), told.Envelope(there), happened);
    }

    private async Task Withdraw(AppDb db, Breach gone, Telling told, CancellationToken cancellation)
    {
        gone.Withdraw(told.Now, WithdrawnWhy.InTime);
        var happened = new List<(string, object)> { (BreachEntries.Withdrawn, new BreachWithdrawn(WithdrawnWhy.InTime, null)) };
        if (!gone.IsCompartment && await CodeOf(told.Dossier, cancellation) is { } code)
        {
            var heads = Heads.Of(told.View, told.Leading, gone.Role, gone.Body, gone.Person);
            happened.Add((NoticeWanted.Type, BreachNotices.ToAll(gone, heads.Persons, $"Hồ sơ {code}: đã rút ghi nhận vi phạm, vì theo hạn hiện nay việc làm đúng hạn.")));
        }

        Log.Append(db, await EventLog.Head(db, BreachEntries.StreamOf(gone.Id), cancellation), told.Envelope(gone), happened);
    }

    private async Task<Heads> Give(Breach breach, Duty duty, Telling told, CancellationToken cancellation)
    {
        var person = breach.IsCompartment ? null : duty.Person;
        var heads = Heads.Of(told.View, told.Leading, duty.Role, duty.Body, person);
        var by = await pace.After(told.Now, await pace.Of(Pace.BreachExplain, cancellation), cancellation);
        breach.GiveTo(duty.Role, duty.Body, person, heads.Body, heads.Persons.Count > 0 ? heads.Persons[0] : null, by);
        return heads;
    }

    private async Task<IReadOnlyList<(string, object)>> Notices(Breach breach, Heads heads, Telling told, string name, CancellationToken cancellation)
    {
        if (breach.IsCompartment || await CodeOf(told.Dossier, cancellation) is not { } code)
            return [];
        return
        [
            (NoticeWanted.Type, BreachNotices.ToHolder(breach, $"Hồ sơ {code}: {BreachNotices.Lower(name)}; mời đồng chí giải trình.")),
            .. heads.Persons.Count == 0 ? [] : new (string, object)[] { (NoticeWanted.Type, BreachNotices.ToHeads(breach, heads.Persons, $"Hồ sơ {code}: {BreachNotices.Lower(name)} tại cơ quan đồng chí phụ trách.")) },
        ];
    }

    // A database context is for one question at a time, and that of the caller is at work.
    private async Task<string?> CodeOf(Guid dossier, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IDossiers>().References([dossier], cancellation)).GetValueOrDefault(dossier)?.Code;
    }

    private sealed record Telling(Guid Dossier, Procedure Procedure, OrganisationView View, IReadOnlySet<string> Leading, DateTimeOffset Now)
    {
        public Envelope Envelope(Breach breach) => new(null, Body: breach.Body, BodyName: View.Find(breach.Body)?.Name, Definition: Procedure.VersionId);
    }
}
