using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Difficulties;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Breaches;

/// <summary>What the acts on one breach share: finding it with its revision, keeping words, saving with an entry.</summary>
internal sealed class BreachActs(AppDb db, EventLog log, IOrganisation organisation, IProcedures procedures, IDossiers dossiers, BreachRights rights, Installation installation)
{
    public AppDb Db => db;

    /// <param name="revision">That of the page on which it was acted.</param>
    public async Task<Result<(Breach Breach, BreachSight Sight)>> Find(Actor actor, Guid id, int revision, CancellationToken cancellation)
    {
        var sight = await rights.Of(actor, cancellation);
        if (await sight.Of(db.Breaches).FirstOrDefaultAsync(b => b.Id == id, cancellation) is not { } breach)
            return Refusals.BreachNotFound;
        if (breach.State == BreachState.Withdrawn)
            return Refusals.BreachWithdrawn;
        return breach.Revision == revision ? (breach, sight) : Refusals.ChangedMeanwhile;
    }

    /// <summary>What was typed, or why it is not taken.</summary>
    public IEnumerable<Refusal> Faults(string? words, bool nothingSecret, Refusal missing)
    {
        if (string.IsNullOrEmpty(words))
            yield return missing;
        if (!nothingSecret && !installation.IsIsolated)
            yield return Refusals.SecrecyNotConfirmed;
    }

    /// <returns>The salted hash for the entry.</returns>
    public string Keep(Breach breach, BreachPart part, Actor actor, DateTimeOffset at, string words, BreachState? decision = null)
    {
        var text = new BreachText
        {
            Id = Guid.CreateVersion7(at), Breach = breach.Id, Part = part, By = actor.Person, At = at, Decision = decision, Text = words, Salt = SaltedHash.NewSalt(),
        };
        db.Add(text);
        return SaltedHash.Of(text.Salt, words);
    }

    /// <summary>Appends and saves, or says that somebody was faster.</summary>
    public async Task<Result<bool>> Save(Actor actor, Breach breach, string? role, Guid at, IReadOnlyList<(string, object)> happened, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        log.Append(
            db, await EventLog.Head(db, BreachEntries.StreamOf(breach.Id), cancellation),
            new Envelope(actor.Person, role, at, view.Find(at)?.Name, Definition: breach.Version), happened);
        return await db.TrySave(cancellation);
    }

    public async Task<string?> CodeOf(Breach breach, CancellationToken cancellation) =>
        (await dossiers.References([breach.Dossier], cancellation)).GetValueOrDefault(breach.Dossier)?.Code;

    public async Task<IReadOnlyList<Guid>> HeadsOf(Breach breach, CancellationToken cancellation) =>
        Heads.At(await organisation.View(cancellation), await procedures.LeadingRoles(cancellation), breach.HeadBody, breach.Person);

    /// <summary>The role in which somebody leads a body.</summary>
    public async Task<string?> LeadingRole(Actor actor, Guid body, CancellationToken cancellation)
    {
        var leading = await procedures.LeadingRoles(cancellation);
        return actor.Grants.FirstOrDefault(g => g.Body == body && leading.Contains(g.Role))?.Role;
    }
}
