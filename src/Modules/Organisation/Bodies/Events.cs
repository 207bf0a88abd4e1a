namespace ThongSuot.Organisation.Bodies;

/// <summary>What the log says of the organisation. Names of persons stay out: they lie in a table that can be erased.</summary>
internal sealed record BodyFounded(Guid Id, string Code, string Name, string Kind, string Level, Guid? Parent, DateOnly ValidFrom, DateOnly? ValidTo, Guid? Successor);

internal sealed record TermBegun(Guid Id, Guid Body, string Name, DateOnly ValidFrom, DateOnly? ValidTo);

internal sealed record PersonRegistered(Guid Id);

internal sealed record RoleGiven(Guid Id, Guid Person, string Role, Guid Body, DateOnly ValidFrom, DateOnly? ValidTo, string? Basis);

internal sealed record AccountOpened(Guid Id, Guid Person);

internal sealed record ReferenceImported(int Levels, int BodyKinds, int OrganisationTypes, int Superiors);

internal static class Streams
{
    /// <summary>Levels, kinds, types and the ladder.</summary>
    public const string Reference = "reference/organisation";

    public static string OfBody(Guid id) => $"body/{id}";

    public static string OfPerson(Guid id) => $"person/{id}";

    public static string OfAccount(Guid id) => $"account/{id}";
}
