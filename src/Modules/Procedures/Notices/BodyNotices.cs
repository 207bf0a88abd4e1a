using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Notices;

/// <summary>Builds what a body posts up, from what is published and from the organisation as it is now.</summary>
internal sealed class BodyNotices(ProceduresReader reader, IOrganisation organisation, TimeProvider time)
{
    /// <param name="bodyCode">As in the body's own address.</param>
    /// <param name="field">Code of a field of work; null or empty: all.</param>
    /// <returns>Null when there is no such body, no such field, or nothing published.</returns>
    public async Task<BodyNotice?> For(string bodyCode, string? field, CancellationToken cancellation)
    {
        if (await reader.Now(cancellation) is not { } published)
            return null;
        var view = await organisation.View(cancellation);
        var chosen = string.IsNullOrEmpty(field) ? null : published.Set.Fields.FirstOrDefault(f => f.Code == field);
        if (view.FindByCode(bodyCode) is not { } body || (chosen is null && !string.IsNullOrEmpty(field)))
            return null;
        var day = time.GetUtcNow().DateInVietnam();
        var handling = new Handling(view, published.Competence, day, body);
        var rows = from version in published.Versions
                   where chosen is null || version.Procedure.Field == chosen.Code
                   let row = Row(published, handling, version.Procedure)
                   where row is not null
                   select row;
        var committee = view.CommitteeOf(body);
        return new BodyNotice(
            body.Code, body.Name, committee.Id == body.Id ? null : committee.Name, chosen, day, published.Set, [.. rows], Address.OfNotice(body.Code, chosen?.Code));
    }

    private static NoticeRow? Row(PublishedSnapshot published, Handling handling, Procedure procedure)
    {
        var (opening, checking, deciding) = (Handling.Opening(procedure.Definition), Handling.Checking(procedure.Definition), procedure.Definition.FinalDecision);
        var ways = handling.Ways(procedure).ToList();
        var own = ways.Where(w => handling.Here.Contains(w.Filer.Id)).ToList();
        bool IsHere(Way way, Step? step) => handling.Find(way, step) is { } at && handling.Here.Contains(at.Id);
        var received = ways.Any(w => IsHere(w, opening) || IsHere(w, checking));
        var decided = ways.Any(w => IsHere(w, deciding));
        if (!received && !decided && own.Count == 0)
            return null;
        // Seen from elsewhere the place is told in words: which body it is depends on who files.
        string Where(Step step) => own.Count > 0 ? Named(handling, own, step, procedure) : Here(handling, ways, step) ?? PlaceWords.Of(Handling.PlaceOf(step) ?? "", procedure).Sentence();
        return new NoticeRow(
            procedure.Code, procedure.Name, published.FieldName(procedure.Field), received, decided, own.Count > 0, TimeWords.Total(procedure.Definition, withIntake: false),
            procedure.ExOfficio ? "Không phải nộp: cơ quan tự mở hồ sơ" : Where(opening), Where(deciding), Address.Of(procedure));
    }

    private static string? Here(Handling handling, List<Way> ways, Step step)
    {
        var at = ways.Select(w => handling.Find(w, step)).OfType<Body>().FirstOrDefault(b => handling.Here.Contains(b.Id));
        return at?.Name;
    }

    /// <summary>The bodies by name; when the answer of the filer decides between them, each with its answer.</summary>
    private static string Named(Handling handling, List<Way> own, Step step, Procedure procedure)
    {
        var found = own.Select(w => (Way: w, At: handling.Find(w, step))).Where(x => x.At is not null).DistinctBy(x => x.At!.Id).ToList();
        return found.Count switch
        {
            0 => PlaceWords.Of(Handling.PlaceOf(step) ?? "", procedure).Sentence(),
            1 => found[0].At!.Name,
            _ when found.Select(x => x.Way.Answer?.Code).Distinct(StringComparer.Ordinal).Count() == found.Count =>
                string.Join("; ", found.Select(x => $"{x.At!.Name} (khi chọn “{x.Way.Answer!.Label}”)")),
            _ => string.Join("; ", found.Select(x => x.At!.Name)),
        };
    }
}
