using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

/// <summary>One difference that waits for a decision, beside what the texts above said and say.</summary>
internal sealed record OpenConflict(Guid Id, string Code, string Body, string What, string Before, string After, string Local);

/// <summary>The open conflicts of the bodies for which somebody adapts procedures.</summary>
internal sealed class LocalConflicts(AppDb db, LocalDrafts drafts)
{
    /// <returns>Null for who adapts for no body.</returns>
    public async Task<IReadOnlyList<OpenConflict>?> Open(Actor actor, CancellationToken cancellation)
    {
        var rights = await drafts.Rights(actor, cancellation);
        if (rights.Bodies.Count == 0 || await drafts.Published(cancellation) is not { } published)
            return null;
        var own = rights.Bodies.Select(b => b.Id).ToList();
        var conflicts = db.LocalConflicts;
        var rows = await conflicts.AsNoTracking().Where(c => own.Contains(c.Body) && c.SolvedAt == null).OrderBy(c => c.Code).ThenBy(c => c.Id).Take(LocalDesk.Most).ToListAsync(cancellation);
        var roots = new Dictionary<Guid, YamlNode.Map>();
        foreach (var version in rows.SelectMany(c => (Guid[])[c.OldBase, c.NewBase]).Distinct())
        {
            if (await drafts.Base(version, cancellation) is { } root)
                roots[version] = root;
        }

        return [.. rows.Where(c => roots.ContainsKey(c.OldBase) && roots.ContainsKey(c.NewBase) && published.ByCode.ContainsKey(c.Code)).Select(c =>
        {
            var words = new LocalWords(published, published.ByCode[c.Code].Procedure);
            var difference = LocalOverlay.ParseOne(c.Difference);
            return new OpenConflict(c.Id, c.Code, rights.View.Find(c.Body)?.Name ?? "", LocalWords.What(difference), words.Above(difference, roots[c.OldBase]),
                words.Above(difference, roots[c.NewBase]), words.Of(difference, new BaseSteps(roots[c.OldBase])));
        })];
    }
}
