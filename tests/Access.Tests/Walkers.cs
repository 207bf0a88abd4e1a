using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;

namespace ThongSuot.Access.Tests;

/// <summary>Somebody who walks through the program.</summary>
/// <param name="Actor">Null for who is not signed in.</param>
internal sealed record Walker(string Name, Actor? Actor, Browser Browser)
{
    public bool Sees(Thing thing) => Actor is not null && thing.IsSeenBy(Actor);
}

/// <summary>
/// Everybody who walks: of each role that the sample holds somebody at a body that has to do with the dossiers of the tests ("own") and
/// somebody elsewhere ("foreign"), who filed and who writes, somebody without any role, and somebody who is not signed in.
/// </summary>
internal sealed class Walkers
{
    private const string Own = "own", Foreign = "foreign", Anonymous = "anonymous", Roleless = "without a role", Filer = "who filed", Writer = "who writes";

    /// <summary>Roles that come from a case and that nobody holds for good, and those that only one committee has.</summary>
    private static readonly HashSet<string> s_unheld = new(StringComparer.Ordinal) { "inspection_team", "inspected_subject", "external_body" };

    private static readonly HashSet<string> s_byPassword = new(StringComparer.Ordinal) { "system_admin", "security_auditor", "intake_clerk" };

    private static readonly string[] s_roles =
    [
        .. Regex.Matches(File.ReadAllText(Path.Combine(SourceTree.Catalogue, "reference", "roles.yaml")), @"^\s*- code: (\w+)", RegexOptions.Multiline).Select(m => m.Groups[1].Value)
            .Union(["system_admin", "security_auditor"]).Except(s_unheld),
    ];

    private readonly RunningProvince _province;
    private readonly Dictionary<string, Guid> _persons = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<Walker>> _walkers = new(StringComparer.Ordinal);

    private Walkers(RunningProvince province) => _province = province;

    /// <summary>Names for theories.</summary>
    public static TheoryData<string> Names => new([Anonymous, Roleless, Filer, Writer, .. s_roles.SelectMany(r => (string[])[$"{r}, {Own}", $"{r}, {Foreign}"])]);

    /// <summary>Null where a role is held in one place only, and for somebody who walks under another name already.</summary>
    public async Task<Walker?> Find(string name) =>
        name == Anonymous ? new Walker(name, null, _province.Open())
        : _persons.TryGetValue(name, out var person) && _persons.First(p => p.Value == person).Key == name ? await _walkers.GetOrAdd(name, _ => SignIn(name, person))
        : null;

    public static async Task<Walkers> Choose(RunningProvince province)
    {
        var (walkers, view, dossiers) = (new Walkers(province), province.Organisation, province.Belongings.Dossiers);
        walkers._persons[Filer] = dossiers[0].Row.FilerPerson;
        var draft = province.Belongings.Things.First(t => t.Kind == Kind.Draft);
        foreach (var person in view.Persons)
        {
            if (draft.IsSeenBy(new Actor(person.Id, person.Id, person.Name, [])))
                walkers._persons[Writer] = person.Id;
        }

        var concerned = dossiers.SelectMany(d => d.Row.BodiesIn(d.State)).ToHashSet();
        foreach (var role in s_roles)
        {
            var holders = view.Bodies.OrderBy(b => b.Code, StringComparer.Ordinal).SelectMany(b => view.HoldersOf(role, b.Id).Select(p => (Person: p, Body: b))).ToArray();
            Assert.True(holders.Length > 0, $"Nobody in the sample holds {role}: say so in {nameof(Walkers)}.");
            var actors = new List<(Actor Actor, int Sees, bool IsOwn)>();
            foreach (var (person, body) in holders.DistinctBy(h => h.Person))
            {
                var actor = new Actor(person, person, "", [.. view.HeldBy(person).Select(h => new Grant(h.Role, h.Body))]);
                actors.Add((actor, dossiers.Count(d => d.IsSeenBy(actor)), concerned.Contains(body.Id)));
            }

            // Who walks for another role, too, saves a walk.
            bool Walks(Actor actor) => walkers._persons.ContainsValue(actor.Person);
            var own = actors.OrderByDescending(a => a.IsOwn).ThenByDescending(a => a.Sees > 0).ThenByDescending(a => Walks(a.Actor)).ThenByDescending(a => a.Sees).First().Actor.Person;
            walkers._persons[$"{role}, {Own}"] = own;
            if (actors.Where(a => a.Actor.Person != own).OrderBy(a => a.IsOwn).ThenBy(a => a.Sees).ThenByDescending(a => Walks(a.Actor)).FirstOrDefault() is { Actor.Person: var foreign, Actor: not null })
                walkers._persons[$"{role}, {Foreign}"] = foreign;
        }

        walkers._persons[Roleless] = await province.TakeRoles();
        return walkers;
    }

    /// <summary>Those with things of their own.</summary>
    public IEnumerable<Guid> InPerson => [_persons[Filer], _persons[Writer]];

    public async Task<IReadOnlyList<Walker>> All()
    {
        var all = new List<Walker>();
        foreach (var name in _persons.Keys)
        {
            if (await Find(name) is { } walker)
                all.Add(walker);
        }

        return all;
    }

    private async Task<Walker> SignIn(string name, Guid person) => new(
        name, await _province.Actor(person), s_byPassword.Contains(name.Split(',')[0]) ? await _province.SignInByPage(person) : await _province.SignIn(person));
}
