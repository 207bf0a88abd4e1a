using System.Collections.Immutable;

namespace ThongSuot.Contracts.Notifications;

/// <summary>
/// Asks that people be told of something that is no dossier's: an entry that any module appends to a stream of its own. Each person is told once
/// for each entry, never who caused it.
/// </summary>
/// <param name="Persons">Told by name.</param>
/// <param name="Roles">Told as holders of a role at a body, those of the time of telling.</param>
/// <param name="Text">One Vietnamese sentence of at most 200 characters, with nothing of people's own words and nothing above Thường.</param>
/// <param name="Address">The page to open, on this site: "/…".</param>
public sealed record NoticeWanted(ImmutableArray<Guid> Persons, ImmutableArray<RoleAt> Roles, string Text, string Address)
{
    public const string Type = "notice.wanted";
}

public sealed record RoleAt(string Role, Guid Body);
