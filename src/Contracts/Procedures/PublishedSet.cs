using System.Collections.Immutable;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Contracts.Procedures;

/// <summary>The set of procedures published now, as its first page tells it. All counts are counted, never typed in.</summary>
/// <param name="StatusText">What the reader must know of the set's standing, shown on every page of it.</param>
/// <param name="Fields">In the order of the set.</param>
/// <param name="Procedures">In force, of those with which the set was issued.</param>
/// <param name="Added">In force, issued for the set since.</param>
public sealed record PublishedSet(
    string Title, string Version, string StatusText, SetDecision Decision, ImmutableArray<CatalogueField> Fields,
    ImmutableArray<BranchRule> Branches, ImmutableArray<LevelName> Levels, int Procedures, int Added, int Forms);

/// <summary>The decision by which the set was issued.</summary>
public sealed record SetDecision(string Number, DateOnly Date, string Issuer);

/// <summary>A field of work (lĩnh vực) with what is published in it.</summary>
/// <param name="Owner">The body that keeps the field's procedures.</param>
public sealed record CatalogueField(string Code, string Name, string Owner, int Procedures, int Forms);

/// <summary>What a branch code means, in words for officers.</summary>
public sealed record BranchRule(BranchCode Code, string Text);

/// <summary>A level of the organisation, such as CTCS.</summary>
/// <param name="ValidTo">Last day of a level that no longer exists.</param>
public sealed record LevelName(string Code, string Name, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <param name="ReplacedBy">Code or citation of the text that took its place.</param>
/// <param name="Source">Where the citation was taken from.</param>
/// <param name="Verified">Whether somebody has compared it with the text itself.</param>
public sealed record LegalBasis(string Code, string Citation, DateOnly? InForceFrom, string? ReplacedBy, string? Source, bool Verified)
{
    /// <summary>Its last day in force, where known.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>No longer to be rested on: its last day is over, or another text took its place and no day is told.</summary>
    public bool IsExpired(DateOnly day) => InForceTo is { } last ? last < day : ReplacedBy is not null;
}

/// <summary>What pages show of a procedure beyond what the engine needs.</summary>
/// <param name="Filer">Who files, in words.</param>
/// <param name="Receiving">Who receives, in words.</param>
/// <param name="Deciding">Who decides, in words.</param>
/// <param name="LimitNote">What the limits say that figures cannot.</param>
/// <param name="SecrecyInherited">The dossier takes the secrecy of the document it is about.</param>
/// <param name="InterAgencyWith">Bodies it is coordinated with.</param>
/// <param name="PlannedDays">Sum of the steps' limits in working days, on the longest path.</param>
public sealed record ProcedureDetails(
    string? NameEn, ImmutableArray<LegalBasis> Basis, ImmutableArray<string> Levels, string Filer, string Receiving, string Deciding,
    string? ResultType, string? LimitNote, string? SecrecyNote, bool SecrecyInherited, string? InterAgencyWith, string? NationalPortalCode,
    string? Notes, decimal PlannedDays);

/// <summary>A step's limit as people read it: "5 ngày làm việc".</summary>
public static class LimitText
{
    public static string Of(Limit limit) => string.Create(Vietnamese, $"{limit.Value:0.##} {Of(limit.Unit)}");

    private static readonly System.Globalization.CultureInfo Vietnamese = System.Globalization.CultureInfo.GetCultureInfo("vi-VN");

    public static string Of(LimitUnit unit) => unit switch
    {
        LimitUnit.WorkingDay => "ngày làm việc",
        LimitUnit.CalendarDay => "ngày",
        LimitUnit.Month => "tháng",
        LimitUnit.Hour => "giờ",
    };
}
