using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Steps;

/// <summary>The inbox rows that follow from a state. Pure, so that they can be rebuilt and compared.</summary>
internal static class OpenTasks
{
    /// <summary>Key of the filer's task while the dossier is returned.</summary>
    public const string SupplementKey = "";

    public static readonly DateTimeOffset NoDeadline = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<DossierTask> Of(Guid dossier, DossierState state, ProcedureDefinition definition)
    {
        if (state.IsOver)
            return [];
        var directions = state.Directions.Values.Where(d => d.IsOpen).SelectMany(d => Scopes(Viewer.Of(d.AwaitsAnswer ? d.To : d.From), (d.AwaitsAnswer ? d.To : d.From).Body)
            .Select(s => d.AwaitsAnswer ? Row(definition, dossier, s, d.Key, "Trả lời ý kiến chỉ đạo", d.At, d.Due) : Row(definition, dossier, s, d.Key, "Xem trả lời ý kiến chỉ đạo", d.AnsweredAt!.Value, null)));
        if (state.Status == DossierStatus.Returned)
            return directions.Concat(Scopes(Sight.Filers(state), state.Filer.Body).Select(s => Row(definition, dossier, s, SupplementKey, "Bổ sung hồ sơ theo yêu cầu", state.Pause!.At, state.Pause.Expires)));
        var asked = state.Asked is not { } whole ? [] : whole.Of.SelectMany(of => Scopes(Viewer.Of(of), of.Body)).Select(s => Row(definition, dossier, s, Clocks.Whole, "Xét gia hạn cả hồ sơ", whole.At, state.Due));
        return directions.Concat(asked).Concat(state.Open.Values.SelectMany(work => work switch
        {
            OpenStep step => Scopes(Sight.Doers(step), step.Holder.Body).Concat(Given(state, step)).Select(s => Row(definition, dossier, s, step.Key, ActionOf(definition, step.Node), step.Since, step.Due))
                .Concat(Asked(definition, dossier, step)),
            OpenConsult consult => consult.Opinions.Where(o => o.Given is null).SelectMany(o => Scopes(Sight.Answerers(o), o.Holder.Body)).DistinctBy(s => s.Scope)
                .Select(s => Row(definition, dossier, s, consult.Key, "Cho ý kiến: " + ActionOf(definition, consult.Node), consult.Since, consult.Due)),
            _ => [],
        }));
    }

    // Recording keeps one row for each scope: who does the step and could give time has the step itself.
    private static IEnumerable<DossierTask> Asked(ProcedureDefinition definition, Guid dossier, OpenStep step) => step.Asked is { } asked
        ? asked.Of.SelectMany(of => Scopes(Viewer.Of(of), of.Body)).Select(s => Row(definition, dossier, s, step.Key, "Xét gia hạn: " + ActionOf(definition, step.Node), asked.At, step.Due))
        : [];

    /// <summary>The scopes by which only who stands in for somebody finds work; it sees the dossier by the role that it acts in.</summary>
    public static IEnumerable<Guid> GivenScopes(DossierState state) => state.OpenSteps.SelectMany(step => Given(state, step)).Select(given => given.Scope);

    /// <summary>From when on it counts as due soon.</summary>
    public static DateTimeOffset SoonAt(ProcedureDefinition definition, DateTimeOffset since, Due? due) =>
        due is null ? NoDeadline : since + TimeSpan.FromTicks((long)((due.At - since).Ticks * definition.SoonShare));

    /// <summary>As long as the column.</summary>
    public static string Shown(string action) => action.Length > 500 ? action[..499] + "…" : action;

    public static string ActionOf(ProcedureDefinition definition, string node) => definition.Find(node) switch
    {
        Step step => step.Action,
        Consult consult => consult.Action,
        _ => node,
    };

    // Each scope with the body whose work it is: whoever is named in person works for the holder's.
    private static IEnumerable<(Guid Scope, Guid Body)> Scopes(IEnumerable<Viewer> viewers, BodyRef holder) =>
        viewers.Select(v => (v.Scope, Body: v.Role is null ? holder.Id : v.Body ?? holder.Id)).DistinctBy(v => v.Scope);

    // Given by name, to be found by who acts for that person in this very role; the role's own scope does not lead to it.
    private static IEnumerable<(Guid Scope, Guid Body)> Given(DossierState state, OpenStep step)
    {
        var holder = step.Holder;
        if (step.Assignee is null && !state.Filer.IsInPerson && Process.IsFilers(state, holder))
            return [(Scope.OfGiven(state.Filer.Person, state.Filer.Role, state.Filer.Body.Id), holder.Body.Id)];
        return step.Assignee is { } assignee
            ? [(Scope.OfGiven(assignee, holder.Role, holder.Body.Id), holder.Body.Id)]
            : holder.Persons.Where(p => holder.BodyOf(p) is not null).Select(p => (Scope.OfGiven(p, holder.Role, holder.BodyOf(p)!.Value), holder.Body.Id));
    }

    private static DossierTask Row(ProcedureDefinition definition, Guid dossier, (Guid Scope, Guid Body) whose, string key, string action, DateTimeOffset since, Due? due) => new()
    {
        Scope = whose.Scope,
        Dossier = dossier,
        Key = key,
        Body = whose.Body,
        Action = Shown(action),
        Since = since,
        DueAt = due?.At ?? NoDeadline,
        SoonAt = SoonAt(definition, since, due),
    };
}
