using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Notifications.Webhooks;

/// <param name="Procedure">Its code.</param>
internal sealed record TellableDossier(Guid Id, string Code, string Procedure);

/// <summary>What may leave this installation: of dossiers that the webhook's account sees now, never of one above Thường or in a compartment.</summary>
internal sealed class WebhookSight(IProgramAccounts accounts, IDossiers dossiers, IProcedures procedures)
{
    public async Task<TellableDossier?> Of(Guid account, Guid dossier, CancellationToken cancellation) =>
        await Sees(account, dossier, cancellation) ? await Tellable(dossier, cancellation) : null;

    public async Task<bool> Sees(Guid account, Guid dossier, CancellationToken cancellation) =>
        await accounts.ActorOf(account, cancellation) is { } actor && (await dossiers.Visible(actor, [dossier], cancellation)).Contains(dossier);

    /// <summary>Null: nobody outside is told of it, whoever sees it here.</summary>
    public async Task<TellableDossier?> Tellable(Guid dossier, CancellationToken cancellation)
    {
        if ((await dossiers.References([dossier], cancellation)).GetValueOrDefault(dossier) is not { Secrecy: Secrecy.Thuong } reference)
            return null;
        var procedure = await procedures.Version(reference.Definition, cancellation);
        return procedure.Definition.Compartment ? null : new TellableDossier(reference.Id, reference.Code, procedure.Code);
    }
}
