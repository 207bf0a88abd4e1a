using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace ThongSuot.Platform.Security;

/// <summary>A role held at a body now; <paramref name="Principal"/> is the person on whose behalf, when it is delegated.</summary>
public sealed record Grant(string Role, Guid Body, Guid? Principal = null);

/// <summary>Who acts: the person behind the signed-in account, with the grants flattened. Passed on by hand, never ambient.</summary>
/// <param name="Grants">The person's own roles. What it does for others stands in <see cref="Mandates"/>, apart, so that nothing follows from it unless somebody asks for it.</param>
/// <param name="Teams">The appointed teams that the person belongs to now.</param>
public sealed record Actor(Guid Person, Guid Account, string Name, ImmutableArray<Grant> Grants, ImmutableArray<Guid> Teams = default)
{
    /// <summary>Every scope through which this person may see rows: itself, itself at each body where it holds a role, each role at each body and each team.</summary>
    public ImmutableArray<Guid> Scopes { get; } =
    [
        Scope.OfPerson(Person),
        .. Grants.Select(g => g.Body).Distinct().Select(body => Scope.OfPersonAt(Person, body)),
        .. Grants.Select(g => Scope.OfRole(g.Role, g.Body)).Distinct(),
        .. Teams.IsDefault ? [] : Teams.Select(Scope.OfTeam),
    ];

    /// <summary>For whom the person acts now besides itself: by delegation or as the substitute of somebody absent. They reach open dossiers and nothing else.</summary>
    public ImmutableArray<Mandate> Mandates { get; init; } = [];

    public bool Holds(string role, Guid body) => Grants.Any(g => g.Role == role && g.Body == body);

    public bool Holds(string role) => Grants.Any(g => g.Role == role);
}

/// <summary>
/// The key of narrow scope rows: 16 bytes that stand for "this person", "this person as long as it holds a role at this body" or "this
/// role at this body". Derived, not stored anywhere as a list, so that modules can write them without asking Organisation, and no row has
/// to be taken away for a right to end with its role.
/// </summary>
public static class Scope
{
    /// <summary>What is a person's own, whatever roles it holds.</summary>
    public static Guid OfPerson(Guid person) => person;

    /// <summary>What a person has by virtue of working at a body; gone with its last role there.</summary>
    public static Guid OfPersonAt(Guid person, Guid body)
    {
        Span<byte> input = stackalloc byte[33];
        // Ends with a byte that no role's code ends with.
        person.TryWriteBytes(input);
        body.TryWriteBytes(input[16..]);
        input[32] = 0;
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input, hash);
        return new Guid(hash[..16]);
    }

    public static Guid OfTeam(Guid team) => team;

    /// <summary>What was given by name to a person in a role at a body: found by who acts for it in that role, and in no other.</summary>
    public static Guid OfGiven(Guid person, string role, Guid body) => OfRole(role, OfPersonAt(person, body));

    public static Guid OfRole(string role, Guid body)
    {
        Span<byte> hash = stackalloc byte[32];
        Span<byte> input = stackalloc byte[16 + Encoding.UTF8.GetMaxByteCount(role.Length)];
        body.TryWriteBytes(input);
        var length = 16 + Encoding.UTF8.GetBytes(role, input[16..]);
        SHA256.HashData(input[..length], hash);
        return new Guid(hash[..16]);
    }
}
