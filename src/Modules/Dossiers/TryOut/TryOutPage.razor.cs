using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.TryOut;

/// <summary>A draft walked by its author with people of its choice. What was entered travels in the page; each post walks it anew.</summary>
public sealed partial class TryOutPage
{
    private const int LongestNote = 200;

    private DraftProcedure? _draft;
    private OrganisationView _view = default!;
    private IReadOnlyList<string> _faults = [];
    private IReadOnlyDictionary<string, string> _roles = ImmutableDictionary<string, string>.Empty;
    private IReadOnlyList<Procedure> _procedures = [];
    private FieldErrors _errors = FieldErrors.None;
    private DraftContent _content = new();
    private Body? _body;
    private TryOutRun? _run;
    private RefusedAction? _refused;
    private string _state = "", _asked = "";
    private Guid? _chosen;
    private int _moves;
    private bool _lost;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "noi")] private string? BodyCode { get; set; }

    private Procedure Procedure => _draft!.Procedure;

    private string Address => $"{Drafts.AddressOf(Id)}/chay-thu";

    private IReadOnlyList<Crumb> Crumbs => [new("Bản thảo thủ tục", "/ban-thao"), new(_draft?.Procedure.Code ?? "Bản thảo", Drafts.AddressOf(Id))];

    protected override async Task OnInitializedAsync()
    {
        var cancellation = Http.RequestAborted;
        if (await Drafts.Read(Http.Actor(), Id, cancellation) is not { } read)
        {
            Navigation.NotFound();
            return;
        }

        if (!read.IsOk)
        {
            _faults = [.. read.Refusals.Select(r => r.Text)];
            return;
        }

        _view = await Organisation.View(cancellation);
        _body = BodyCode is null ? null : _view.FindByCode(BodyCode);
        _roles = (await Procedures.Roles(cancellation)).ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        _procedures = await Procedures.Published(cancellation);
        _draft = read.Value;
    }

    private async Task Post()
    {
        if (_draft is null)
            return;
        var form = Http.Request.Form;
        if (form["do"] == "file")
        {
            await File(form);
            return;
        }

        var opened = Seal.Open(form["trang-thai"].ToString(), Id, _draft.Revision, Http.Actor().Person);
        var before = opened.IsOk ? await TryOuts.Replay(_draft, opened.Value, Http.RequestAborted) : opened.Refusals.ToArray();
        // What was walked may not be walkable any more: the organisation changed, or the draft.
        if (!before.IsOk)
            Lose(before.Refusals);
        else
            await Go(opened.Value, before.Value, form);
    }

    private async Task File(IFormCollection form)
    {
        _content = DraftPosting.Read(Procedure, [], form);
        var (role, person) = DraftPosting.Right(form);
        var start = TryOutClock.Start(form["bat-dau"], Time.Now());
        if (!start.IsOk || _body is null || role is null || person is null)
        {
            _errors = Errors(start.IsOk ? [TryOutRefusals.FilerUnknown] : start.Refusals);
            return;
        }

        var lists = Procedure.Definition.Lists.ToImmutableDictionary(list => list, list => ActionPosting.Ids(form, "list." + list));
        var inputs = new TryOutInputs(_draft!.Revision, new TryOutFiling(person.Value, role, _body.Id, _content, lists, start.Value), []);
        var filed = await TryOuts.Replay(_draft, inputs, Http.RequestAborted);
        if (filed.IsOk)
            Show(inputs, filed.Value);
        else
            _errors = Errors(filed.Refusals);
    }

    private async Task Go(TryOutInputs inputs, TryOutRun run, IFormCollection form)
    {
        _chosen = Guid.TryParse(form["nguoi"], out var person) ? person : null;
        _asked = form["mo"].ToString();
        switch (form["do"].ToString())
        {
            case "choose":
                Show(inputs, run);
                break;
            case "back":
                await Try(inputs.WithoutLast(), inputs, run, form);
                break;
            case "pass":
                var later = TryOutClock.Later(run.Now, run.Situation.Context.Calendar, form);
                if (later.IsOk && later.Value == run.Now)
                    later = TryOutRefusals.NoTimePasses;
                await Pass(inputs, run, later, form);
                break;
            case "due":
                await Pass(inputs, run, TryOutPeople.NextDue(run) is { } due ? due : TryOutRefusals.NoTimePasses, form);
                break;
            default:
                await Act(inputs, run, form);
                break;
        }
    }

    private async Task Pass(TryOutInputs inputs, TryOutRun run, Result<DateTimeOffset> to, IFormCollection form)
    {
        if (to.IsOk)
            await Try(inputs.Then(new TryOutMove(null, null, to.Value)), inputs, run, form);
        else
            Refuse(inputs, run, to.Refusals, form, "pass:");
    }

    private async Task Act(TryOutInputs inputs, TryOutRun run, IFormCollection form)
    {
        var scope = RefusedAction.ScopeOf(form["kind"].ToString(), form["key"].ToString());
        var posted = ActionPosting.Read(form);
        var at = TryOutClock.Later(run.Now, run.Situation.Context.Calendar, form);
        var isAnswer = posted.IsOk && posted.Value.Kind is CommandKind.AnswerCall or CommandKind.Deliver;
        if (!posted.IsOk || !at.IsOk || (_chosen is null && !isAnswer))
        {
            Refuse(inputs, run, !posted.IsOk ? posted.Refusals : !at.IsOk ? at.Refusals : [TryOutRefusals.PersonUnknown], form, scope);
            return;
        }

        var action = posted.Value;
        var move = new TryOutMove(isAnswer ? null : _chosen, action with { Note = action.Note is { Length: > LongestNote } note ? note[..LongestNote] : action.Note }, at.Value, Answers(form));
        await Try(inputs.Then(move), inputs, run, form, scope);
    }

    private static ImmutableDictionary<string, string>? Answers(IFormCollection form) =>
        form.Where(f => f.Key.StartsWith("form.", StringComparison.Ordinal) && f.Value is [{ Length: > 0 and <= LongestNote }]).ToImmutableDictionary(f => f.Key, f => f.Value[0]!, StringComparer.Ordinal) is { IsEmpty: false } typed ? typed : null;

    private async Task Try(TryOutInputs next, TryOutInputs before, TryOutRun run, IFormCollection form, string? scope = null)
    {
        var tried = await TryOuts.Replay(_draft!, next, Http.RequestAborted);
        if (!tried.IsOk)
        {
            Refuse(before, run, tried.Refusals, form, scope);
            return;
        }

        // Who acted is not who acts next, unless it can do something again.
        (_chosen, _asked) = (null, "");
        Show(next, tried.Value, before, run);
    }

    private void Refuse(TryOutInputs inputs, TryOutRun run, IReadOnlyList<Refusal> refusals, IFormCollection form, string? scope)
    {
        _refused = new RefusedAction(form["kind"].ToString(), form["key"].ToString(), form);
        _asked = scope ?? "";
        Show(inputs, run);
        _errors = new FieldErrors(refusals.Select(r => new FieldError(r.Field is null ? null : scope + r.Field, r.Text)));
    }

    // A state that has become too large is not carried on; the one before it is.
    private void Show(TryOutInputs inputs, TryOutRun run, TryOutInputs? before = null, TryOutRun? runBefore = null)
    {
        var closed = Seal.Close(inputs, Id, Http.Actor().Person);
        if (closed.IsOk)
        {
            (_state, _run, _moves) = (closed.Value, run, inputs.Moves.Length);
        }
        else if (before is not null)
        {
            Show(before, runBefore!);
            _errors = Errors(closed.Refusals);
        }
        else
        {
            Lose(closed.Refusals);
        }
    }

    private void Lose(IReadOnlyList<Refusal> refusals) => (_lost, _errors) = (true, Errors(refusals));

    private static FieldErrors Errors(IReadOnlyList<Refusal> refusals) => new(refusals.Select(r => new FieldError(r.Field, r.Text)));
}
