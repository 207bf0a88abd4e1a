using System.Collections.Immutable;
using ThongSuot.Engine.Values;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>Who acts, as the engine sees it. A null person is the system itself (timers).</summary>
public sealed record Acting(Guid? Person, ImmutableHashSet<(string Role, Guid Body)> Grants)
{
    public static readonly Acting System = new(null, []);

    /// <summary>In whose place, by a mandate: the grants are then only those that were passed on. Null: for itself.</summary>
    public Guid? Principal { get; init; }

    /// <summary>Fields or procedures to which the mandate is limited; empty: all.</summary>
    public ImmutableArray<string> Limits { get; init; } = [];

    /// <summary>The mandate says expressly that it includes compartments and the principal's place in teams.</summary>
    public bool Cases { get; init; }

    /// <summary>By whom, on paper, the mandate was given; for the log.</summary>
    public string? Basis { get; init; }

    /// <summary>All whom the matter must not concern: who acts, and in whose place.</summary>
    public IEnumerable<Guid> Persons => ((Guid?[])[Person, Principal]).OfType<Guid>();

    /// <summary>In a mandate nobody acts outside of its limits, and in a compartment only if that was said.</summary>
    public bool Reaches(ProcedureDefinition definition) => Principal is null
        || ((Cases || !definition.Compartment)
            && (Limits.IsEmpty || Limits.Any(l => definition.Code == l || definition.Code.StartsWith(l + "-", StringComparison.Ordinal))));

    /// <summary>Whose name counts where work was given by name.</summary>
    public Guid? Assigned => Principal ?? Person;

    public bool Holds(string role, Guid body) => Grants.Contains((role, body));

    public bool WorksAt(Guid body) => Grants.Any(g => g.Body == body);

    /// <summary>In this holder's place: by the role, or named and still at the body by virtue of which it was named.</summary>
    public bool Holds(Holder holder) => !holder.IsNamed
        ? Holds(holder.Role, holder.Body.Id)
        : Assigned is { } person && holder.Persons.Contains(person) && (Principal is null
            ? holder.BodyOf(person) is not { } body || WorksAt(body)
            // What is somebody's in person never passes on; a place in a team only if that was said; what it has by its role does.
            : holder.BodyOf(person) is { } at && (Cases ? WorksAt(at) : Holds(holder.Role, at)));
}

/// <summary>Where a procedure's places lie for this dossier, and who stands above a holder. Pure look-ups over data that came in.</summary>
public sealed record Places(Func<string, BodyRef?> Find, Func<Holder, Holder?> Superior);

/// <summary>All that the engine may know besides definition and state. It asks no clock and no database.</summary>
public sealed record Context(Acting Actor, DateTimeOffset Now, WorkingCalendar Calendar, Places Places)
{
    /// <summary>The calendar by which a body works, where it is another one than the dossier's.</summary>
    public Func<Guid, WorkingCalendar>? CalendarOf { get; init; }

    /// <summary>A step's time is counted by the calendar of the body that does it, all else by the dossier's.</summary>
    public WorkingCalendar CalendarFor(OpenWork? work) => work is OpenStep step ? CalendarFor(step.Holder.Body.Id) : Calendar;

    public WorkingCalendar CalendarFor(Guid body) => CalendarOf?.Invoke(body) ?? Calendar;

    /// <summary>The persons behind the place "subject", when the subject has an account.</summary>
    public ImmutableArray<Guid> SubjectPersons { get; init; } = [];

    /// <summary>Lists for Each, by name.</summary>
    public ImmutableDictionary<string, ImmutableArray<BodyRef>> Lists { get; init; } = ImmutableDictionary<string, ImmutableArray<BodyRef>>.Empty;

    /// <summary>Values of forms for guards: "form.bm-vtlt-05.loai".</summary>
    public Func<string, Value> FormValue { get; init; } = _ => Value.Nothing;

    /// <summary>Roles that lead a body and may reassign its work.</summary>
    public ImmutableHashSet<string> LeadingRoles { get; init; } = [];

    /// <summary>Bodies whose open work this actor may pass on to others there although it does not lead them: who hands over for somebody that leaves.</summary>
    public Func<Guid, bool> HandsOver { get; init; } = _ => false;

    /// <summary>A person's declared relatives, in both directions.</summary>
    public Func<Guid, IEnumerable<Guid>> RelativesOf { get; init; } = _ => [];

    /// <summary>Who is in a holder's place now; null where that is not known, and then no work is released or escalated.</summary>
    public Func<Holder, IEnumerable<Guid>>? HoldersOf { get; init; }
}
