using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.Figures;

/// <summary>The dossiers behind a number, latest first: those that the person may see.</summary>
internal sealed class FigureDossiers(AppDb db, IDossiers dossiers)
{
    public const int Most = 500;

    /// <param name="sender">Only what this body filed.</param>
    /// <returns>What the person sees, and of how many it was looked for: at most <see cref="Most"/>.</returns>
    public async Task<(IReadOnlyList<DossierSummary> Seen, int Looked)> Of(Actor actor, FigureQuestion question, Measure measure, Guid? sender, CancellationToken cancellation)
    {
        var (begin, end, body, field, procedure) = (question.Period.Begin, question.Period.End, question.Body, question.Field, question.Procedure);
        var facts = db.DossierFacts.AsNoTracking().Where(f => !f.IsCompartment).Where(measure.Condition);
        facts = measure == Measure.Filed ? facts.Where(f => f.FiledAt >= begin && f.FiledAt < end) : facts.Where(f => f.EndedAt >= begin && f.EndedAt < end);
        facts = body is null ? facts : facts.Where(f => f.Body == body);
        facts = field is null ? facts : facts.Where(f => f.Field == field);
        facts = procedure is null ? facts : facts.Where(f => f.Procedure == procedure);
        facts = sender is null ? facts : facts.Where(f => f.Filer == sender);
        var ordered = measure == Measure.Filed ? facts.OrderByDescending(f => f.FiledAt) : facts.OrderByDescending(f => f.EndedAt);
        var ids = await ordered.Select(f => f.Dossier).Take(Most).ToListAsync(cancellation);
        var seen = await dossiers.Summaries(actor, ids, cancellation);
        return ([.. ids.Where(seen.ContainsKey).Select(id => seen[id])], ids.Count);
    }
}
