using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Cooperation;

/// <summary>How people work together inside a dossier, as one person may see it.</summary>
/// <param name="Inner">Whether the person reads what officers say to each other: comments, directions, what was said at a meeting.</param>
/// <param name="MayWrite">Whether the person may comment now.</param>
internal sealed record CooperationView(
    Situation Situation,
    IReadOnlyList<ConsultSheet> Consults,
    IReadOnlyList<HopRow> Hops,
    IReadOnlyList<DirectionRow> Directions,
    IReadOnlyList<MeetingSheet> Meetings,
    IReadOnlyList<DossierComment> Comments,
    IReadOnlyDictionary<Guid, string?> Texts,
    bool Inner,
    bool MayWrite)
{
    private const string Gone = "Người đã rời hệ thống";

    public static CooperationView Of(
        ProcedureDefinition definition, Situation situation, IReadOnlyList<Happening> happenings, IReadOnlyList<DossierComment> comments, IReadOnlyDictionary<Guid, string?> texts, bool inner, bool mayWrite) => new(
        situation, ConsultTable.Of(happenings, situation.Context.Now), HopTable.Of(happenings), inner ? DirectionTable.Of(happenings) : [], MeetingTable.Of(definition, happenings), comments, texts, inner, mayWrite);

    public DateTimeOffset Now => Situation.Context.Now;

    /// <summary>A text as it stands now; null where there was none.</summary>
    public string? Text(Note? note) => note is null ? null : Texts.GetValueOrDefault(note.Content) ?? "(nội dung đã xóa)";

    public string Name(Guid? person) => person is { } id ? Situation.Organisation.FindPerson(id)?.Name ?? Gone : "Hệ thống";

    public string Names(IEnumerable<Guid> persons) => string.Join(", ", persons.Select(p => Name(p)));

    /// <summary>With the position, as a list of members needs it.</summary>
    public string Member(Guid person) => Situation.Organisation.FindPerson(person) is { } known ? known.Position is null ? known.Name : $"{known.Name} – {known.Position}" : Gone;

    /// <summary>"Bước 4", or the whole name of the step.</summary>
    public string Step(string? node, bool whole = false) => Situation.Procedure.Definition.Find(node ?? "") switch
    {
        Step step => whole ? $"{step.Number}. {step.Action}" : $"Bước {step.Number}",
        Consult consult => whole ? $"{consult.Number}. {consult.Action}" : $"Bước {consult.Number}",
        _ => "",
    };

    public string Place(Holder holder) => holder.IsNamed ? $"{Names(holder.Persons)}, {holder.Body.Name}" : holder.Body.Name;

    /// <summary>How long something took or has been waiting, in working time.</summary>
    public string Took(DateTimeOffset from, DateTimeOffset? to) => DeadlineWords.Taken(Situation.Context.Calendar, from, to ?? Now);
}
