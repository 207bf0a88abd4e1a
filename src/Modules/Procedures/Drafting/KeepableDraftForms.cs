using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Calendars;
using ThongSuot.Procedures.Competences;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>What was typed on the pages of a draft, of a calendar or of the competence table may be kept after a session's end: all are published, so none is above Thường.</summary>
internal sealed class KeepableDraftForms(DraftDesk desk) : IKeepableForms
{
    public async ValueTask<bool> MayKeep(Actor actor, string path, ILookup<string, string> fields, CancellationToken cancellation) =>
        path is CompetenceAddress.EditRule or CompetenceAddress.EndRule ? CompetenceDesk.RoleIn(await desk.Rights(actor, cancellation)) is not null
        : path.Split('/') is ["", "lich-lam-viec", var code, "sua"] ? await MayKeepCalendar(actor, Uri.UnescapeDataString(code), cancellation)
        : path.Split('/') is ["", "ban-thao", var id, "noi-dung" or "toan-van" or "buoc" or "bieu-mau", ..] && Guid.TryParse(id, out var draft)
        // What a page keeps by itself is not an act to offer again.
        && !fields.Contains(UnsavedFields.Field)
        && (await desk.Rights(actor, cancellation)) is var rights
        && await rights.Visible(desk.Db.ProcedureDrafts).AnyAsync(d => d.Id == draft, cancellation);

    private async Task<bool> MayKeepCalendar(Actor actor, string code, CancellationToken cancellation)
    {
        var rights = await desk.Rights(actor, cancellation);
        var body = rights.View.FindByCode(code);
        return (body is not null || code == CalendarAddress.Everybody) && CalendarDesk.RoleIn(rights, body) is not null;
    }
}
