using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <param name="Committee">For whom the person writes; null or the province: for the set.</param>
/// <param name="IsProposal">A committee below proposes it for the set, instead of issuing it itself.</param>
internal sealed record NewDraft(Guid? Committee, bool IsProposal, string Field, string Name, string Purpose, string Basis, string Reason)
{
    /// <summary>Makes the text of the plain one that a new procedure begins with; null leaves that.</summary>
    public Func<YamlNode.Map, YamlNode.Map>? Content { get; init; }
}

/// <summary>Begins the text of a procedure that there is not yet.</summary>
internal sealed class BeginDraft(DraftDesk desk)
{
    public async Task<Result<DraftRow>> Run(By by, NewDraft wanted, CancellationToken cancellation)
    {
        var rights = await desk.Rights(by.Actor, cancellation);
        if (await desk.Published(cancellation) is not { } published)
            return Refusals.Unknown;
        var committee = wanted.Committee == rights.View.Province?.Id ? null : wanted.Committee;
        if (!rights.Holds(DraftRights.Owner, committee))
            return Refusals.MayNotDraft;
        if (Check(wanted, published) is { Length: > 0 } wrong)
            return wrong;
        var owner = wanted.IsProposal ? null : rights.View.Find(committee);
        var code = await NewProcedure.NextCode(desk.Db, wanted.Field, owner, cancellation);
        var text = NewProcedure.Text(code, wanted.Field, wanted.Name, wanted.Purpose, wanted.Basis, isOfProvince: owner is null);
        if (wanted.Content is { } content)
            text = content((YamlNode.Map)YamlText.Read(code, text, new CatalogueFaults())!).ToYaml();
        if (text.Length > YamlText.MaxCharacters)
            return Refusals.DraftTooLong;
        var row = new DraftRow
        {
            Id = Guid.CreateVersion7(desk.Now), Code = code, Body = owner?.Id, Proposer = wanted.IsProposal ? committee : null, Name = wanted.Name,
            Yaml = text, State = DraftState.Draft, Revision = 1,
            Author = by.Actor.Person, CreatedAt = desk.Now, ChangedAt = desk.Now, Reason = wanted.Reason,
        };
        desk.Db.Add(row);
        // Of two who take the same number at once, the stream lets one pass.
        await desk.Note(by, rights, DraftRights.Owner, committee, Publishing.PublishCatalogue.StreamOf(code), CodeTaken.Type, new CodeTaken(code, row.Id), null, cancellation);
        await desk.Note(by, rights, DraftRights.Owner, committee, DraftDesk.StreamOf(row.Id), DraftBegun.Type, new DraftBegun(row.Id, code, row.Body, row.Proposer, null), null, cancellation);
        return await desk.Saved(cancellation) is { } refusal ? refusal : row;
    }

    private static Refusal[] Check(NewDraft wanted, PublishedSnapshot published) =>
    [
        .. new[]
        {
            published.Reference.Fields.Any(f => f.Code == wanted.Field) ? null : Refusals.FieldMissing,
            wanted.Name.Length == 0 ? Refusals.NameMissing : wanted.Name.Length > PostedFields.MaxName ? Refusals.TextTooLong with { Field = "ten" } : null,
            wanted.Purpose.Length == 0 ? Refusals.PurposeMissing : wanted.Purpose.Length > PostedFields.MaxText ? Refusals.TextTooLong with { Field = "muc-dich" } : null,
            published.Reference.Bases.ContainsKey(wanted.Basis) ? null : Refusals.BasisMissing,
            wanted.Reason.Length == 0 ? Refusals.ReasonMissing : wanted.Reason.Length > PostedFields.MaxText ? Refusals.TextTooLong with { Field = "ly-do" } : null,
        }.OfType<Refusal>(),
    ];
}
