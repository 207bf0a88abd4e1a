using System.Text.Json;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Api;

namespace ThongSuot.Dossiers.Api;

/// <summary>What a POST answers: enough to go on with, and nothing that would have to be erased later.</summary>
/// <param name="Code">What people say; null for a draft.</param>
/// <param name="Version">Also the ETag.</param>
internal sealed record DossierReferenceAnswer(Guid Id, string? Code, string Status, string Version);

internal sealed record DossierAnswer(
    Guid Id, string? Code, string Status, string? Title, string Procedure, Guid ProcedureVersion, Secrecy Secrecy, Guid FilerBodyId, Guid? CompetentBodyId,
    DateTimeOffset? FiledAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt, string Version, DraftBody? Draft, IReadOnlyList<OpenWorkAnswer> Open, IReadOnlyList<OfferAnswer> Offers,
    IReadOnlyList<DossierComponentAnswer> Components, IReadOnlyList<DossierFormAnswer> Forms, IReadOnlyList<FileAnswer> Files);

/// <param name="Role">Null where nobody's.</param>
internal sealed record OpenWorkAnswer(string Key, string Node, string? Action, DateTimeOffset Since, DateTimeOffset? DueAt, string? Role, Guid? BodyId, Guid? Person);

/// <param name="InPlaceOf">For whom the caller would act.</param>
/// <param name="Outcomes">Of a step to be completed: codes to choose from.</param>
internal sealed record OfferAnswer(CommandKind Kind, string? Key, string? Node, Guid? InPlaceOf, IReadOnlyList<string> Outcomes);

internal sealed record DossierComponentAnswer(int Number, string Name, bool Required, bool Paper);

internal sealed record DossierFormAnswer(string Code, bool Filled);

internal sealed record FileAnswer(Guid Id, string Name, long Length, int? Component, DateTimeOffset AddedAt);

internal sealed record DossierRowAnswer(Guid Id, string Code, string Title, string Procedure, Guid BodyId, string Status, Secrecy Secrecy, DateTimeOffset FiledAt, DateTimeOffset? DueAt);

/// <param name="InPlaceOf">Reached only by standing in for this person.</param>
internal sealed record TaskAnswer(Guid DossierId, string Code, string Title, string Procedure, Guid BodyId, Secrecy Secrecy, string Key, string Action, DateTimeOffset Since, DateTimeOffset? DueAt, Guid? InPlaceOf);

/// <param name="Who">Name, position and body as they were then, in words.</param>
internal sealed record EntryAnswer(int Number, DateTimeOffset At, string Who, string What, string? Note);

/// <param name="Inputs">By name, as they are to be sent back.</param>
internal sealed record FilledFormAnswer(string Code, string Name, IReadOnlyList<FormInputAnswer> Fields, Dictionary<string, List<string>> Inputs, bool MayFill, bool Filled, string Version);

internal sealed record FormInputAnswer(string Key, string Label, string Type, bool Required, IReadOnlyList<string> Choices);

internal static class Telling
{
    public static string Words(DossierStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    public static string VersionOf(Dossier dossier) => dossier.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Told from a dossier's, which is a number: what was read of a draft fits the dossier no more.</summary>
    public static string VersionOf(Draft draft) => $"draft-{draft.SavedAt.ToUnixTimeMilliseconds()}";

    public static FileAnswer Of(DossierFile file) => new(file.Id, file.Name, file.Length, file.Component, file.AddedAt);

    public static DossierReferenceAnswer Reference(Draft draft) => new(draft.Id, null, "draft", VersionOf(draft));

    public static DossierReferenceAnswer Reference(Dossier dossier) => new(dossier.Id, dossier.Code, Words(dossier.Status), VersionOf(dossier));

    public static ApiAnswer Answer(this DossierView view)
    {
        var (dossier, definition) = (view.Dossier, view.Situation.Procedure.Definition);
        var names = view.Situation.Procedure.Components.ToDictionary(c => c.Number);
        return ApiAnswer.Ok(new DossierAnswer(
            dossier.Id, dossier.Code, Words(dossier.Status), dossier.Title, dossier.Procedure, dossier.Definition, dossier.Secrecy, dossier.FilerBody, dossier.CompetentBody,
            dossier.FiledAt, dossier.DueAt, dossier.EndedAt, VersionOf(dossier), null,
            [.. dossier.State!.Open.Values.OrderBy(w => w.Since).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => Of(w, definition))],
            [.. view.Offers.Select(o => new OfferAnswer(o.Kind, o.Key, o.Node, view.ActingFor(o).Principal, o is { Kind: CommandKind.Complete, Node: not null } && definition.Find(o.Node) is Step step ? [.. step.Outcomes.Select(x => x.Code)] : []))],
            [.. view.Components.Where(c => names.ContainsKey(c.Number)).Select(c => new DossierComponentAnswer(c.Number, names[c.Number].Name, names[c.Number].Required, c.Paper))],
            [.. view.Forms.Select(f => new DossierFormAnswer(f.Code, f.Entry?.FilledAt is not null))],
            [.. view.Files.Where(f => f.ErasedAt is null && f.Comment is null).Select(Of)]), VersionOf(dossier));
    }

    public static DossierRowAnswer Row(InboxRow row) => new(row.Dossier, row.Code, row.Title, row.Procedure, row.Body, Words(row.Status), row.Secrecy, row.FiledAt, row.Due);

    private static OpenWorkAnswer Of(OpenWork work, ProcedureDefinition definition) => new(
        work.Key, work.Node, (definition.Find(work.Node) as Step)?.Action, work.Since, work.Due?.At,
        (work as OpenStep)?.Holder.Role, (work as OpenStep)?.Holder.Body.Id, (work as OpenStep)?.Assignee);
}
