using System.Collections.Immutable;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Steps;

/// <summary>The inbox rows and the scopes that follow from a state. Pure, so that both can be rebuilt and compared.</summary>
internal static class OpenTasks
{
    /// <summary>Key of the filer's task while the dossier is returned.</summary>
    public const string SupplementKey = "";

    public static readonly DateTimeOffset NoDeadline = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<DossierTask> Of(Guid dossier, DossierState state, ProcedureDefinition definition)
    {
        if (state.IsOver)
            return [];
        if (state.Status == DossierStatus.Returned)
            return FilersScopes(state).Select(s => Row(definition, dossier, s, state.Filer.Body, SupplementKey, "Bổ sung hồ sơ theo yêu cầu", state.Pause!.At, state.Pause.Expires));
        return state.Open.Values.SelectMany(work => work switch
        {
            OpenStep step => ScopesOf(step).Select(s => Row(definition, dossier, s, step.Holder.Body, step.Key, ActionOf(definition, step.Node), step.Since, step.Due)),
            OpenConsult consult => consult.Opinions.Where(o => o.Given is null).SelectMany(o => ScopesOf(o.Holder).Select(scope => (Scope: scope, o.Holder.Body)))
                .DistinctBy(o => o.Scope).Select(o => Row(definition, dossier, o.Scope, o.Body, consult.Key, "Cho ý kiến: " + ActionOf(definition, consult.Node), consult.Since, consult.Due)),
            _ => [],
        });
    }

    /// <summary>Who may see the dossier by this state; earlier scopes stay.</summary>
    public static IEnumerable<Guid> ScopesOf(DossierState state) => FilersScopes(state)
        .Concat(state.OpenSteps.SelectMany(ScopesOf))
        .Concat(state.OpenSteps.SelectMany(s => ScopesOf(s.Holder)))
        .Concat(state.Open.Values.OfType<OpenConsult>().SelectMany(c => c.Opinions).SelectMany(o => ScopesOf(o.Holder)));

    public static string ActionOf(ProcedureDefinition definition, string node) => definition.Find(node) switch
    {
        Step step => step.Action,
        Consult consult => consult.Action,
        _ => node,
    };

    private static IEnumerable<Guid> FilersScopes(DossierState state) =>
        [Scope.OfPerson(state.Filer.Person), Scope.OfRole(state.Filer.Role, state.Filer.Body.Id)];

    private static IEnumerable<Guid> ScopesOf(OpenStep step) =>
        step.Assignee is { } assignee ? [Scope.OfPerson(assignee)] : ScopesOf(step.Holder);

    private static IEnumerable<Guid> ScopesOf(Holder holder) =>
        holder.IsNamed ? holder.Persons.Select(Scope.OfPerson) : [Scope.OfRole(holder.Role, holder.Body.Id)];

    private static DossierTask Row(ProcedureDefinition definition, Guid dossier, Guid scope, BodyRef body, string key, string action, DateTimeOffset since, Due? due) => new()
    {
        Scope = scope,
        Dossier = dossier,
        Key = key,
        Body = body.Id,
        Action = action.Length > 500 ? action[..499] + "…" : action,
        Since = since,
        DueAt = due?.At ?? NoDeadline,
        SoonAt = due is null ? NoDeadline : since + TimeSpan.FromTicks((long)((due.At - since).Ticks * definition.SoonShare)),
    };
}
