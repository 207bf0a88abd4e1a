using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Log;

namespace ThongSuot.Reform.Tests.Figures;

/// <summary>A dossier as a line of a test's table.</summary>
/// <param name="Hops">One letter each: "e" electronic and signed for, "u" not signed for, "p" with paper along, "o" to an outside body.</param>
/// <param name="Returns">From and to of each return to the filer.</param>
internal sealed record Line(
    string Procedure, Body Filer, Body Handles, string FiledAt, string? EndedAt, string? Due = null, DossierStatus End = DossierStatus.Finished, string Hops = "e", (string From, string To)[]? Returns = null,
    int SentBacks = 0, Secrecy Secrecy = Secrecy.Thuong, string Steps = "b1");

/// <summary>Writes entries of dossiers into the log as Dossiers would, without any dossier: what Reform hears is all that it knows.</summary>
internal sealed class ToldDossiers(ReformProvince province)
{
    public static DateTimeOffset At(string local) =>
        new DateTimeOffset(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();

    public async Task<Guid> Tell(Line line)
    {
        var procedure = await province.Procedures.FindPublished(line.Procedure, default) ?? throw new InvalidOperationException(line.Procedure);
        return await Tell(procedure, line);
    }

    public async Task<Guid> Tell(Procedure procedure, Line line)
    {
        var id = Guid.CreateVersion7(At(line.FiledAt));
        var (filer, handles) = (new BodyRef(line.Filer.Id, line.Filer.Name), new BodyRef(line.Handles.Id, line.Handles.Name));
        var (holder, due) = (new Holder("case_officer", handles), line.Due is { } day ? DueAt(day) : null);
        var person = province.Organisation.Persons.First().Id;
        await Append(id, procedure, At(line.FiledAt), [new Filed(new Filer(person, "party_org_applicant", filer), ImmutableDictionary<string, string>.Empty, line.Secrecy, due, At(line.FiledAt))]);
        var number = 0;
        foreach (var hop in line.Hops)
        {
            number++;
            await Append(id, procedure, At(line.FiledAt), [new Circulated(number, filer, handles, line.Steps, hop == 'o' ? "outside" : "system", hop == 'p', At(line.FiledAt))]);
            if (hop != 'u')
                await Append(id, procedure, At(line.FiledAt), [new HopReceived(number, null, At(line.FiledAt))]);
        }

        await Append(id, procedure, At(line.FiledAt), [new StepOpened(line.Steps, line.Steps, holder, due, At(line.FiledAt))]);
        foreach (var (from, to) in line.Returns ?? [])
        {
            await Append(id, procedure, At(from), [new Paused(DossierStatus.Returned, line.Steps, null, null, At(from), null)]);
            await Append(id, procedure, At(to), [new Unpaused(DossierStatus.Returned, ImmutableDictionary<string, Due>.Empty, null, At(to), null)]);
        }

        for (var i = 0; i < line.SentBacks; i++)
            await Append(id, procedure, At(line.FiledAt), [new SentBack(line.Steps, line.Steps, null, At(line.FiledAt), null), new StepOpened(line.Steps, line.Steps, holder, due, At(line.FiledAt))]);
        if (line.EndedAt is not { } ended)
            return id;
        await Append(id, procedure, At(ended), [new StepCompleted(line.Steps, line.Steps, "xong", At(ended), null), new Ended(line.End, null, null, null, At(ended), null)]);
        return id;
    }

    public async Task Append(Guid id, Procedure procedure, DateTimeOffset at, params DossierEvent[] events)
    {
        province.Time.Set(at);
        await province.Look(async db =>
        {
            var stream = DossierEntries.StreamOf(id);
            province.Services.GetRequiredService<EventLog>().Append(
                db, await EventLog.Head(db, stream, default), new Envelope(null, Definition: procedure.VersionId), events.Select(e => (EventNames.Of(e), (object)e)));
            return await db.SaveChangesAsync();
        });
    }

    private static Due DueAt(string local) => new(At(local), new Limit(5, LimitUnit.WorkingDay, LimitBasis.Planned), DateOnly.FromDateTime(At(local).DateTime));
}
