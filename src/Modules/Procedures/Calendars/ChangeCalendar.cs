using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Calendars;

/// <summary>A layer of the working calendar changed; its rows lie in the table.</summary>
/// <param name="Body">Null: everybody's.</param>
internal sealed record CalendarChanged(Guid? Body, int Number, string Hash)
{
    public const string Type = "calendar.changed";
}

/// <summary>
/// Lays a new state over the calendar of a body and all below it, or of everybody, by a decision. Days that are over may be changed too: a
/// late decree is a fact, and the decision says where it stands. Deadlines that run keep the calendar they were computed by until somebody
/// computes them anew, which Dossiers does.
/// </summary>
internal sealed class ChangeCalendar(DraftDesk desk, CalendarDesk calendars)
{
    /// <param name="seen">Number of the state that the person has changed; 0 when there was none.</param>
    /// <param name="wanted">All rows of the layer as they are to be. Rows that stood there before keep their source, the others take the decision.</param>
    public async Task<Result<CalendarLayerRow>> Run(By by, Guid? body, int seen, CalendarData wanted, Decision decision, CancellationToken cancellation)
    {
        var rights = await desk.Rights(by.Actor, cancellation);
        var of = rights.View.Find(body);
        if (await desk.Latest(cancellation) is not { } published || (body is not null && of is null))
            return Refusals.CalendarUnknown;
        if (CalendarDesk.RoleIn(rights, of) is not { } role)
            return Refusals.MayNotChangeCalendar;
        var number = await calendars.Number(body, cancellation);
        if (number != seen)
            return Refusals.ChangedMeanwhile;
        var source = FaultsOf(decision, desk.Today).ToArray();
        var before = published.Calendars.LayerOf(body) ?? wanted.Nothing();
        var layer = CalendarRows.Sourced(wanted, before, SourceOf(decision));
        var hash = HashOf(layer);
        // The hash too: a code may be given to another body one day, and two calendars must never have one name.
        layer = layer with { Version = $"{of?.Code ?? CalendarAddress.Everybody}-{number + 1}-{hash[..6]}" };
        ImmutableArray<Body> line = of is null ? [] : [.. rights.View.Line(of)];
        if (CalendarRows.Faults(layer, published.Calendars, body, line).Concat(source).ToArray() is { Length: > 0 } wrong)
            return wrong;
        if (hash == HashOf(before))
            return Refusals.CalendarUnchanged;

        var row = new CalendarLayerRow
        {
            Id = Guid.CreateVersion7(desk.Now), Body = body, Number = number + 1, Hash = hash, Yaml = CalendarText.Of(layer).ToYaml(),
            Decision = decision.Usual, DecisionDate = decision.Date!.Value, DecisionIssuer = decision.Issuer, By = by.Actor.Person, At = desk.Now,
        };
        desk.Db.Add(row);
        await desk.Note(
            by, rights, role, CalendarDesk.KeeperOf(rights.View, of)?.Id, CalendarText.PathOf(body), CalendarChanged.Type, new CalendarChanged(body, row.Number, row.Hash),
            SourceOf(decision), cancellation);
        if (await PublishDraft.SaveAll(desk, cancellation) is not { } refusal)
            return row;
        // Of two at the same instant one finds the number of the publication taken: by the same layer, or by something that has nothing to do with it.
        return await calendars.Number(body, cancellation) == number ? refusal : Refusals.ChangedMeanwhile;
    }

    /// <summary>Texts of the state have numbers of other kinds than the Party's, so any number is taken.</summary>
    public static IEnumerable<Refusal> FaultsOf(Decision decision, DateOnly today)
    {
        if (decision.Number.Length == 0)
            yield return Refusals.CalendarSourceMissing;
        else if (decision.Number.Length > 100)
            yield return Refusals.CalendarSourceTooLong;
        foreach (var fault in decision.Faults(today).Where(f => f.Field != Refusals.DecisionMissing.Field))
            yield return fault;
    }

    private static string SourceOf(Decision decision) => $"{decision.Usual} ngày {decision.Date?.Text()}, {decision.Issuer}";

    // Of the rows alone, whatever they are called.
    private static string HashOf(CalendarData layer) => PackageFile.HashOf(CalendarText.Of(layer with { Version = "" }).Canonical());
}
