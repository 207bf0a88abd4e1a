using System.Collections.Frozen;
using ThongSuot.Platform.Security;

namespace ThongSuot.Contracts.Organisation;

/// <param name="Kind">Code of a body kind: "cell", "grassroots", "commune_committee", "office", "standing_committee" …</param>
/// <param name="Level">TINH, CTCS, CS or CB.</param>
/// <param name="Parent">The body it belongs to: an organ's committee, or the committee above.</param>
/// <param name="Type">Organisation type for localisation, such as "truong_hoc".</param>
public sealed record Body(Guid Id, string Code, string Name, string Kind, string Level, Guid? Parent, string? Type = null)
{
    /// <summary>An organ (office, department, standing committee …) acts for the committee it belongs to.</summary>
    public bool IsOrgan => Kind is not ("province_committee" or "commune_committee" or "agencies_committee" or "government_committee" or "grassroots" or "cell");
}

public sealed record Person(Guid Id, string Name, string? Account, string? Position = null);

/// <summary>A role held at a body now.</summary>
public sealed record Holding(Guid Person, string Role, Guid Body);

/// <summary>Somebody who is away today.</summary>
/// <param name="Until">The last day.</param>
/// <param name="Substitute">Who acts meanwhile; null: nobody, and what was given to this person waits.</param>
public sealed record AbsentNow(Guid Person, DateOnly Until, Guid? Substitute);

/// <summary>Where a decision goes when it is handed up: from a kind of body (at a level, or any) to an organ of the same committee ("standing_committee") or of the committee above ("up.standing_committee", "up").</summary>
public sealed record SuperiorRule(string FromKind, string? AtLevel, string To, string Role);

/// <summary>
/// The organisation at one moment, immutable, in memory: bodies as a tree, persons, roles held. Answers are pure look-ups,
/// so a step through a dossier needs no query here.
/// </summary>
public sealed class OrganisationView
{
    private readonly FrozenDictionary<Guid, Body> _bodies;
    private readonly FrozenDictionary<string, Body> _byCode;
    private readonly FrozenDictionary<Guid, Person> _persons;
    private readonly ILookup<Guid, Body> _children;
    private readonly ILookup<(string, Guid), Guid> _holders;
    private readonly ILookup<Guid, Holding> _held;

    private readonly ILookup<Guid, Guid> _relatives;
    private readonly ILookup<Guid, Guid> _teams;
    private readonly FrozenDictionary<Guid, AbsentNow> _absent;
    private ILookup<Guid, Mandate> _mandates = Array.Empty<Mandate>().ToLookup(m => m.Id);
    private ILookup<Guid, (Guid Delegate, Mandate Mandate)> _actingFor = Array.Empty<(Guid, Mandate)>().ToLookup(m => m.Item1);

    /// <param name="holdings">In the order in which holders are to be named.</param>
    /// <param name="relatives">Pairs as declared; each counts in both directions.</param>
    /// <param name="teams">Person and appointed team.</param>
    public OrganisationView(
        long version, IEnumerable<Body> bodies, IEnumerable<Person> persons, IReadOnlyCollection<Holding> holdings, IReadOnlyList<SuperiorRule> ladder,
        IReadOnlyCollection<(Guid Person, Guid Other)>? relatives = null, IReadOnlyCollection<(Guid Person, Guid Team)>? teams = null,
        IReadOnlyCollection<AbsentNow>? absent = null)
    {
        _absent = (absent ?? []).DistinctBy(a => a.Person).ToFrozenDictionary(a => a.Person);
        (Version, Ladder) = (version, ladder);
        _relatives = (relatives ?? []).SelectMany(r => new[] { r, (Person: r.Other, Other: r.Person) }).Distinct().ToLookup(r => r.Person, r => r.Other);
        _teams = (teams ?? []).ToLookup(t => t.Person, t => t.Team);
        _bodies = bodies.ToFrozenDictionary(b => b.Id);
        _byCode = _bodies.Values.ToFrozenDictionary(b => b.Code, StringComparer.Ordinal);
        _persons = persons.ToFrozenDictionary(p => p.Id);
        _children = _bodies.Values.Where(b => b.Parent is not null).OrderBy(b => b.Code, StringComparer.Ordinal).ToLookup(b => b.Parent!.Value);
        _holders = holdings.ToLookup(h => (h.Role, h.Body), h => h.Person);
        _held = holdings.ToLookup(h => h.Person);
    }

    /// <summary>For whom this person may act today.</summary>
    public IEnumerable<Mandate> MandatesOf(Guid person) => _mandates[person];

    /// <summary>Who acts for a person today, and as far as what.</summary>
    public IEnumerable<(Guid Delegate, Mandate Mandate)> ActingFor(Guid person) => _actingFor[person];

    /// <summary>The same organisation with those who act for others.</summary>
    public OrganisationView With(ILookup<Guid, Mandate> mandates)
    {
        var view = (OrganisationView)MemberwiseClone();
        (view._mandates, view._actingFor) = (mandates, mandates.SelectMany(of => of.Select(m => (of.Key, m))).ToLookup(m => m.m.Principal));
        return view;
    }

    /// <summary>Grows with every change of the organisation.</summary>
    public long Version { get; }

    public IReadOnlyList<SuperiorRule> Ladder { get; }

    public IEnumerable<Body> Bodies => _bodies.Values;

    public Body? Find(Guid? id) => id is { } known ? _bodies.GetValueOrDefault(known) : null;

    public Body? FindByCode(string code) => _byCode.GetValueOrDefault(code);

    public Person? FindPerson(Guid id) => _persons.GetValueOrDefault(id);

    public IEnumerable<Person> Persons => _persons.Values;

    public IEnumerable<Body> ChildrenOf(Guid body) => _children[body];

    public IEnumerable<Guid> HoldersOf(string role, Guid body) => _holders[(role, body)];

    public IEnumerable<Holding> HeldBy(Guid person) => _held[person];

    /// <summary>Persons declared as relatives, by either side.</summary>
    public IEnumerable<Guid> RelativesOf(Guid person) => _relatives[person];

    /// <summary>The appointed teams that the person belongs to.</summary>
    public IEnumerable<Guid> TeamsOf(Guid person) => _teams[person];

    /// <summary>Null: not away today, as far as the calendar of absences knows.</summary>
    public AbsentNow? AbsenceOf(Guid person) => _absent.GetValueOrDefault(person);

    /// <summary>A name as it stands where somebody is chosen: "Trần Thị B (vắng mặt đến 12/02/2026)".</summary>
    public string NameToChoose(Guid person)
    {
        var name = FindPerson(person) is { } known ? known.Position is null ? known.Name : $"{known.Name} – {known.Position}" : "?";
        return AbsenceOf(person) is { } away ? $"{name} (vắng mặt đến {away.Until.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)})" : name;
    }

    /// <summary>The office of the committee a body acts for.</summary>
    public Body? OfficeOf(Body body) => OrganOf(CommitteeOf(body), "office");

    /// <summary>The committee a body acts for: itself, or the one that the organ belongs to.</summary>
    public Body CommitteeOf(Body body) => body.IsOrgan && Find(body.Parent) is { } owner ? CommitteeOf(owner) : body;

    /// <summary>The body itself and all above it.</summary>
    public IEnumerable<Body> Line(Body body)
    {
        for (var at = body; at is not null; at = Find(at.Parent))
            yield return at;
    }

    public Body? OrganOf(Body committee, string organ) => _children[committee.Id].FirstOrDefault(b => b.Kind == organ);

    /// <summary>Who may be named to a case's team where this body appoints it: everybody who holds a role at it or at a department of its committee.</summary>
    public IEnumerable<Guid> TeamCandidates(Body body) =>
        _children[CommitteeOf(body).Id].Where(b => b.Id == body.Id || b.Kind == "inspection_commission").SelectMany(b => HoldersAt(b.Id)).Distinct();

    /// <summary>Everybody who holds a role at this body.</summary>
    public IEnumerable<Guid> MembersOf(Guid body) => HoldersAt(body).Distinct();

    private IEnumerable<Guid> HoldersAt(Guid body) => _holders.Where(h => h.Key.Item2 == body).SelectMany(h => h);

    public Body? Province => _bodies.Values.FirstOrDefault(b => b.Kind == "province_committee");
}
