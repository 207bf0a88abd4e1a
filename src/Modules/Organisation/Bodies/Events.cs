using System.Collections.Immutable;

namespace ThongSuot.Organisation.Bodies;

/// <summary>What the log says of the organisation. Names of persons stay out: they lie in a table that can be erased.</summary>
internal sealed record BodyFounded(Guid Id, string Code, string Name, string Kind, string Level, Guid? Parent, DateOnly ValidFrom, DateOnly? ValidTo, Guid? Successor);

internal sealed record TermBegun(Guid Id, Guid Body, string Name, DateOnly ValidFrom, DateOnly? ValidTo);

internal sealed record PersonRegistered(Guid Id);

internal sealed record RoleGiven(Guid Id, Guid Person, string Role, Guid Body, DateOnly ValidFrom, DateOnly? ValidTo, string? Basis);

/// <summary>It ends with a day to come.</summary>
internal sealed record RoleLimited(Guid Id, DateOnly LastDay);

/// <summary>One holding is over; whether the role itself ended says <c>RoleEnded</c>.</summary>
internal sealed record HoldingEnded(Guid Id, DateOnly LastDay);

internal sealed record PersonCorrected(Guid Id);

internal sealed record RelativeDeclared(Guid Id, Guid Person, Guid Other, string Kind, DateOnly ValidFrom);

internal sealed record RelativeWithdrawn(Guid Id);

internal sealed record BodyChanged(Guid Id, string Name, Guid? Parent, string? Type, DateOnly ValidFrom);

internal sealed record BodyEnded(Guid Id, DateOnly LastDay, Guid? Successor);

internal sealed record FunctionGiven(Guid Id, string Text, string Basis, DateOnly ValidFrom);

internal sealed record FunctionEnded(Guid Id, DateOnly LastDay);

internal sealed record TermEnded(Guid Id, DateOnly LastDay);

internal sealed record PositionDescribed(Guid Id, Guid Body, string Code, string Name, int HeadCount, ImmutableArray<string> Roles, DateOnly ValidFrom);

internal sealed record PositionEnded(Guid Id, DateOnly LastDay);

internal sealed record TeamAppointed(Guid Id, Guid Body, string Name, string Basis, DateOnly ValidFrom);

internal sealed record TeamMoved(Guid Id, Guid From, Guid To);

internal sealed record TeamEnded(Guid Id, DateOnly LastDay);

internal sealed record TeamMemberAdded(Guid Id, Guid Team, Guid Person, DateOnly ValidFrom, DateOnly? ValidTo);

internal sealed record TeamMemberEnded(Guid Id, Guid Team, Guid Person, DateOnly LastDay);

internal sealed record OfficerNamed(string Procedure, string Role, Guid? Officer, Guid? Deputy);

internal sealed record AccountOpened(Guid Id, Guid Person);

internal sealed record ReferenceImported(int Levels, int BodyKinds, int OrganisationTypes, int Superiors);

internal static class Streams
{
    /// <summary>Levels, kinds, types and the ladder.</summary>
    public const string Reference = "reference/organisation";

    public static string OfBody(Guid id) => $"body/{id}";

    public static string OfPerson(Guid id) => $"person/{id}";

    public static string OfDelegation(Guid id) => $"delegation/{id}";

    public static string OfAbsence(Guid id) => $"absence/{id}";

    public static string OfAccount(Guid id) => $"account/{id}";
}
