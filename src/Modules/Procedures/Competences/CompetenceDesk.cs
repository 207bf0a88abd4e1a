using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Competences;

/// <summary>The set of changes as it is now; empty when nobody works on one.</summary>
/// <param name="Revision">0 before there ever was one.</param>
/// <param name="Row">Tracked, for who goes on to save.</param>
internal sealed record CompetenceDraft(int Revision, ImmutableArray<KeptChange> Kept, CompetenceDraftRow? Row)
{
    public ImmutableArray<CompetenceChange> Changes { get; } = [.. Kept.Select(k => k.Change)];

    public KeptChange? Find(string? key) => Kept.FirstOrDefault(k => k.Change.Key == key);
}

/// <summary>A published set of changes.</summary>
internal sealed record PublishedChanges(CompetenceLayerRow Row, ImmutableArray<KeptChange> Kept);

/// <summary>Finds the table, the set of changes that is worked on, those published before, and who may work on them.</summary>
internal sealed class CompetenceDesk(DraftDesk desk)
{
    public const int MostChanges = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public DateOnly Today => desk.Today;

    public ValueTask<PublishedSnapshot?> Published(CancellationToken cancellation) => desk.Published(cancellation);

    /// <summary>For who changes the table and must see each change at once.</summary>
    public ValueTask<PublishedSnapshot?> Latest(CancellationToken cancellation) => desk.Latest(cancellation);

    public Task<DraftRights> Rights(Actor actor, CancellationToken cancellation) => desk.Rights(actor, cancellation);

    /// <summary>The role in which somebody changes the table, held at the province's office; null: may not.</summary>
    public static string? RoleIn(DraftRights rights) => ((string[])[DraftRights.Owner, DraftRights.Chief]).FirstOrDefault(role => rights.Holds(role, body: null));

    public async Task<CompetenceDraft> Draft(CancellationToken cancellation)
    {
        if (await desk.Db.CompetenceDrafts.FirstOrDefaultAsync(d => d.Id == CompetenceDraftRow.Only, cancellation) is not { } row)
            return new CompetenceDraft(0, [], null);
        // As the database has it now, also when this request has read it before.
        await desk.Db.Entry(row).ReloadAsync(cancellation);
        return new CompetenceDraft(row.Revision, CompetenceText.Changes(row.Changes), row);
    }

    /// <summary>All that were published, the newest first.</summary>
    public async Task<IReadOnlyList<PublishedChanges>> History(CancellationToken cancellation)
    {
        var rows = await desk.Db.CompetenceLayers.AsNoTracking().OrderByDescending(l => l.Number).ToListAsync(cancellation);
        return [.. rows.Select(row => new PublishedChanges(row, CompetenceText.Changes(row.Changes)))];
    }

    /// <summary>What the table would answer wrongly or not at all from today on; null when the check takes too long.</summary>
    public static TableFindings? Check(CompetenceTable table, PublishedSnapshot published, OrganisationView view, DateOnly today, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Longest);
        try
        {
            return new TableCheck(view, published.Procedures).Run(table, today, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
