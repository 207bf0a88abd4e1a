using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Ui;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Breaches;

public sealed partial class BreachPage
{
    private static readonly Crumb[] Crumbs = [new("Chậm trễ, vi phạm", "/vi-pham")];

    private static readonly IReadOnlyList<FieldOption> Decisions =
        [.. ((BreachState[])[BreachState.Confirmed, BreachState.Excused, BreachState.Disputed]).Select(d => new FieldOption(BreachWords.Code(d), BreachWords.Of(d)))];

    private BreachRow? row;
    private BreachSight sight = null!;
    private FieldErrors errors = FieldErrors.None;
    private Posted posted = null!;
    private OrganisationView view = null!;
    private IReadOnlyList<BreachText> texts = [];
    private IReadOnlyList<FieldOption> causes = [];

    [CascadingParameter] public required HttpContext Context { get; set; }

    [Parameter] public Guid Id { get; set; }

    private bool MayExplain => row!.Breach.State == BreachState.Waiting && sight.IsHolder(row.Breach) && Time.Now() <= row.Breach.ExplainBy;

    private bool MayDecide => sight.Decides(row!.Breach) && (row.Breach.State == BreachState.Waiting || row.Breach.MayBeDecided(Time.Now()));

    private bool MayReply => row!.Breach is { IsDecided: true, RepliedAt: null } decided && sight.IsHolder(decided) && Time.Now() <= decided.ReplyBy;

    private bool MayTakeBack => row!.Breach is { IsDecided: false, State: not BreachState.Withdrawn } marked && marked.MarkedBy == sight.Person;

    private IReadOnlyList<TimelineEntry> Told => [.. texts.Reverse().Select(t => new TimelineEntry(
        t.At, view.FindPerson(t.By)?.Name ?? "–", t.Decision is { } decision ? $"{BreachWords.Of(t.Part)}: {BreachNotices.Lower(BreachWords.Of(decision))}" : BreachWords.Of(t.Part), t.Text ?? "(đã xóa)"))];

    protected override async Task OnInitializedAsync()
    {
        posted = new Posted(Context);
        view = await Organisation.View(Context.RequestAborted);
        sight = await BreachRights.Of(Context.Actor(), Context.RequestAborted);
        await Load();
        if (row is null)
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task Load()
    {
        row = await Breaches.Find(Context.Actor(), Id, Context.RequestAborted);
        if (row is null)
            return;
        texts = await Breaches.Texts(row.Breach, Context.RequestAborted);
        var today = Time.Now().DateInVietnam();
        causes = [.. (await Procedures.BreachCauses(Context.RequestAborted)).Where(c => c.IsInForce(today)).Select(c => new FieldOption(c.Code, c.Name))];
    }

    private async Task Explain() => await Go(await Answer.Explain(Context.Actor(), Id, posted.Number("ban"), posted["nguyen-nhan"], posted["giai-trinh"], posted.IsTicked("khong-mat"), Context.RequestAborted), "giai-trinh-");

    private async Task Settle() => await Go(await Decide.Run(
        Context.Actor(), Id, posted.Number("ban"), BreachWords.Read<BreachState>(posted["xem-xet"]), posted["nhan-xet"], posted.IsTicked("khong-mat"), Context.RequestAborted), "xem-xet-");

    private async Task Reply() => await Go(await Answer.Reply(Context.Actor(), Id, posted.Number("ban"), posted["phan-hoi"], posted.IsTicked("khong-mat"), Context.RequestAborted), "phan-hoi-");

    private async Task TakeBack() => await Go(await Mark.TakeBack(Context.Actor(), Id, posted.Number("ban"), posted["rut-ly-do"], posted.IsTicked("khong-mat"), Context.RequestAborted), "rut-");

    private async Task Go(Result<bool> done, string form)
    {
        if (done.IsOk)
        {
            Navigation.NavigateTo(BreachNotices.Address(Id));
            return;
        }

        await Load();
        // The same box stands in each form; the reason for taking back has a name of its own here.
        errors = new FieldErrors(done.Refusals.Select(r => new FieldError(r.Field switch { "khong-mat" => form + "khong-mat", "ly-do" => "rut-ly-do", _ => r.Field }, r.Text)));
    }
}
