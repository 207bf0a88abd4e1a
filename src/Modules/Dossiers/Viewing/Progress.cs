using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Viewing;

/// <summary>The officers' table of a dossier, each step with its state and times.</summary>
internal static class Progress
{
    public static IReadOnlyList<StepperItem> Of(DossierView view, IReadOnlyDictionary<string, string> roleNames)
    {
        var state = view.Dossier.State!;
        var calendar = view.Situation.Context.Calendar;
        return
        [
            .. ProcedureDefinition.InOrder(view.Situation.Procedure.Definition.Root).Where(n => n is Step or Consult).Select(node =>
            {
                var (number, action, limit, role) = node switch
                {
                    Step s => (s.Number, s.Action, s.Limit, s.Who.Outside ?? roleNames.GetValueOrDefault(s.Who.Role, s.Who.Role)),
                    Consult c => (c.Number, c.Action, (Engine.WorkingTime.Limit?)c.Limit, "Cơ quan phối hợp, cho ý kiến"),
                    _ => throw new InvalidOperationException(),
                };
                var open = state.Open.Values.FirstOrDefault(w => w.Node == node.Id && w is not OpenConsult { ForStep: not null });
                var done = state.Done.LastOrDefault(d => d.Node == node.Id);
                var planned = limit is { } known ? DeadlineWords.Of(known) : null;
                var title = $"{number}. {action}";
                // Who was asked for an opinion here coordinates; who holds the step leads.
                var asked = view.Cooperation?.Consults.Where(c => c.Node == node.Id).SelectMany(c => c.Rows).Select(r => r.Body).Distinct().ToArray() ?? [];
                var coordinating = asked.Length == 0 ? null : $"Phối hợp: {string.Join("; ", asked)}";
                string Leads(string who) => node is Step && coordinating is not null ? $"Chủ trì: {who}" : who;
                if (open is not null)
                    return new StepperItem(title, state.Status == DossierStatus.Returned ? StepperState.Returned : StepperState.Current, Leads(HolderOf(view, roleNames)(open)), open.Since, null, open.Due is { } due ? $"Hạn {LocalTime.Short(due.At)}, {planned}" : planned, coordinating);
                if (done is not null)
                    return new StepperItem(title, StepperState.Done, Leads(done.Holder.Outside ?? done.Holder.Body.Name), done.Since, done.At, $"{DeadlineWords.Taken(calendar, done.Since, done.At)} / {planned}{(view.DoneInPlace.TryGetValue(done.Key, out var inPlace) ? $". {inPlace}" : "")}", coordinating);
                if (node is Consult && view.Cooperation?.Consults.LastOrDefault(c => c.Node == node.Id && c.ForStep is null) is { ClosedAt: { } closed } consulted)
                    return new StepperItem(title, StepperState.Done, null, consulted.AskedAt, closed, $"{DeadlineWords.Taken(calendar, consulted.AskedAt, closed)} / {planned}", coordinating);
                return new StepperItem(title, state.IsOver ? StepperState.LeftOut : StepperState.Waiting, role, Time: planned, Note: coordinating);
            }),
        ];
    }

    /// <summary>"Chuyên viên, Ban Tổ chức Tỉnh ủy", or the persons by name.</summary>
    public static Func<OpenWork, string> HolderOf(DossierView view, IReadOnlyDictionary<string, string> roleNames) => work => work switch
    {
        OpenStep { Assignee: { } person } step => $"{view.Situation.Organisation.FindPerson(person)?.Name}, {step.Holder.Body.Name}",
        OpenStep step => Words(view, roleNames, step.Holder),
        OpenConsult consult => string.Join("; ", consult.Opinions.Where(o => o.Given is null).Select(o => o.Holder.Outside ?? o.Holder.Body.Name)),
        OpenCall call => call.Body.Name,
        _ => "Hệ thống, chờ",
    };

    private static string Words(DossierView view, IReadOnlyDictionary<string, string> roleNames, Holder holder)
    {
        var who = holder.IsNamed
            ? string.Join(", ", holder.Persons.Select(p => view.Situation.Organisation.FindPerson(p)?.Name ?? "người đã rời hệ thống"))
            : roleNames.GetValueOrDefault(holder.Role, holder.Role);
        return holder.Outside is null ? $"{who} – {holder.Body.Name}" : $"{holder.Outside} ({who}, {holder.Body.Name} ghi nhận)";
    }
}
