using System.Collections.Frozen;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>The words of the catalogue's files for what the engine names otherwise.</summary>
internal static class Words
{
    public static readonly FrozenDictionary<string, LimitUnit> Units = Of(
        ("working_day", LimitUnit.WorkingDay), ("calendar_day", LimitUnit.CalendarDay), ("month", LimitUnit.Month), ("hour", LimitUnit.Hour));

    public static readonly FrozenDictionary<string, LimitUnit> ReminderUnits = Of(("working_day", LimitUnit.WorkingDay), ("hour", LimitUnit.Hour));

    public static readonly FrozenDictionary<string, ReminderTo> ReminderTo = Of(
        ("holder", Contracts.Procedures.ReminderTo.Holder), ("head", Contracts.Procedures.ReminderTo.Head), ("superior", Contracts.Procedures.ReminderTo.Superior));

    public static readonly FrozenDictionary<string, LimitBasis> Bases = Of(("planned", LimitBasis.Planned), ("statutory", LimitBasis.Statutory));

    public static readonly FrozenDictionary<string, StepKind> StepKinds = Of(
        ("submit", StepKind.Submit), ("prepare", StepKind.Prepare), ("intake", StepKind.Intake), ("review", StepKind.Review), ("decide", StepKind.Decide),
        ("collective", StepKind.Collective), ("respond", StepKind.Respond), ("field_work", StepKind.FieldWork), ("issue", StepKind.Issue),
        ("technical", StepKind.Technical), ("external", StepKind.External));

    public static readonly FrozenDictionary<string, VoteThreshold> Thresholds = Of(("majority", VoteThreshold.Majority), ("two_thirds", VoteThreshold.TwoThirds));

    public static readonly FrozenDictionary<string, VoteBase> VoteBases = Of(("members", VoteBase.Members), ("present", VoteBase.Present));

    public static readonly FrozenDictionary<string, SilenceRule> Silences = Of(("consent", SilenceRule.Consent), ("mandatory", SilenceRule.Mandatory));

    public static readonly FrozenDictionary<string, BranchCode> Branches = Of(
        ("RETURN", BranchCode.Return), ("NOTCOMP", BranchCode.NotComp), ("DUP", BranchCode.Dup), ("CONSULT", BranchCode.Consult), ("UPPER", BranchCode.Upper),
        ("REJECT", BranchCode.Reject), ("REVOTE", BranchCode.Revote), ("EXTEND", BranchCode.Extend), ("SUSPEND", BranchCode.Suspend),
        ("MERGE", BranchCode.Merge), ("WITHDRAW", BranchCode.Withdraw), ("SECRET", BranchCode.Secret));

    public static readonly FrozenDictionary<string, SubjectKind> Subjects = Of(("person", SubjectKind.Person), ("body", SubjectKind.Body), ("none", SubjectKind.None));

    /// <summary>How a dossier begins; true for ex officio.</summary>
    public static readonly FrozenDictionary<string, bool> Starts = Of(("filed", false), ("ex_officio", true));

    /// <summary>What happens to a matter of another body's; true when it is passed on.</summary>
    public static readonly FrozenDictionary<string, bool> WhenNotCompetent = Of(("refuse", false), ("transfer", true));

    /// <summary>Null where the dossier inherits the secrecy of its document.</summary>
    public static readonly FrozenDictionary<string, (Secrecy Level, bool Inherited)> Secrecies = Of(
        ("thuong", (Secrecy.Thuong, false)), ("mat", (Secrecy.Mat, false)), ("toi_mat", (Secrecy.ToiMat, false)),
        ("tuyet_mat", (Secrecy.TuyetMat, false)), ("inherit", (Secrecy.Thuong, true)));

    private static FrozenDictionary<string, T> Of<T>(params ReadOnlySpan<(string Word, T Meaning)> words)
    {
        var dictionary = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (word, meaning) in words)
            dictionary.Add(word, meaning);
        return dictionary.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
