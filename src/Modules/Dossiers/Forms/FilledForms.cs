using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.Forms;

/// <summary>What the steps ask of forms: whether those of a step are filled in, and the values that guards name.</summary>
internal sealed class FilledForms(AppDb db, IProcedures procedures)
{
    private const string GuardPrefix = "form.";

    /// <summary>Null when every one of these forms is filled in; otherwise names those that are not.</summary>
    /// <param name="version">Of the procedure.</param>
    public async Task<Refusal?> Missing(Guid dossier, Guid version, IReadOnlyCollection<string> codes, CancellationToken cancellation)
    {
        if (codes.Count == 0)
            return null;
        var (entries, asked) = (db.FormEntries, codes.ToArray());
        var filled = await entries.Where(f => f.Dossier == dossier && asked.Contains(f.Code) && f.FilledAt != null).Select(f => f.Code).ToListAsync(cancellation);
        var missing = new List<string>();
        foreach (var code in asked.Except(filled, StringComparer.Ordinal))
            missing.Add($"{code} ({(await procedures.Form(version, code, cancellation))?.Name ?? "?"})");
        return missing.Count == 0 ? null : Refusals.FormMissing(missing);
    }

    /// <summary>The values of filled forms as guards name them, "form.bm-vtlt-05.loai"; asked of the database only where a guard does.</summary>
    public async Task<Func<string, Value>> Values(Guid dossier, ProcedureDefinition definition, CancellationToken cancellation)
    {
        var guards = ProcedureDefinition.InOrder(definition.Root).OfType<Engine.Processes.Choice>().SelectMany(c => c.Branches).Select(b => b.When).Concat(definition.Cases.Select(c => c.When));
        if (!guards.SelectMany(g => g.Names).Any(n => n.StartsWith(GuardPrefix, StringComparison.Ordinal)))
            return _ => Value.Nothing;
        var entries = db.FormEntries;
        var filled = await entries.AsNoTracking().Where(f => f.Dossier == dossier && f.FilledAt != null && f.Values != null).ToListAsync(cancellation);
        var values = filled.ToDictionary(f => GuardPrefix + f.Code.ToLowerInvariant(), f => ValueJson.ReadMap(f.Values!), StringComparer.Ordinal);
        return name => values.Select(form => FieldGuards.Find(form.Value, name, form.Key)).FirstOrDefault(found => found is not null) ?? Value.Nothing;
    }

    /// <summary>What was filled in while the dossier was drafted, for the log of its filing.</summary>
    public async Task<IReadOnlyList<FormEntry>> OfDraft(Guid draft, CancellationToken cancellation)
    {
        var entries = db.FormEntries;
        return await entries.Where(f => f.Dossier == draft && f.FilledAt != null).OrderBy(f => f.Code).ToListAsync(cancellation);
    }
}
