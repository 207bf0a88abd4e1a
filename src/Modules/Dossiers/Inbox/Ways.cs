using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>
/// The ways by which a person reaches rows, in hand-written statements: its own scopes, and those of each whom it stands in for, as far as the mandate
/// reaches. The same rule as <see cref="Steps.Reach"/>.
/// </summary>
internal static class Ways
{
    /// <summary>What <see cref="Sql.PerScope"/> makes, for every way.</summary>
    /// <param name="dossier">The column that names the dossier.</param>
    /// <param name="branch">The statement for one scope; the second text is to be added to its conditions.</param>
    public static string PerScope(Sql sql, Actor actor, string dossier, Func<string, string, string> branch) => string.Join(
        " union all ",
        actor.Mandates.Select(m => sql.PerScope(m.Scopes, scope => branch(scope, Within(sql, m, dossier)))).Prepend(sql.PerScope(actor.Scopes, scope => branch(scope, ""))));

    /// <summary>"this row is reached in one of the ways".</summary>
    public static string Any(Sql sql, Actor actor, string scope, string dossier) => actor.Mandates.IsEmpty
        ? sql.In(scope, actor.Scopes)
        : "(" + string.Join(" or ", actor.Mandates.Select(m => $"({sql.In(scope, m.Scopes)}{Within(sql, m, dossier)})").Prepend(sql.In(scope, actor.Scopes))) + ")";

    private static string Within(Sql sql, Mandate mandate, string dossier)
    {
        if (mandate is { Cases: true, Limits.IsEmpty: true })
            return "";
        List<string> conditions = [$"r.id = {dossier}"];
        if (!mandate.Cases)
            conditions.Add($"r.delegable = {sql.Add(true)}");
        if (!mandate.Limits.IsEmpty)
            conditions.Add("(" + string.Join(" or ", mandate.Limits.Select(limit => $"r.procedure = {sql.Add(limit)} or r.procedure like {sql.Add(limit + "-%")}")) + ")");
        return $" and exists (select 1 from dossiers_dossier r where {string.Join(" and ", conditions)})";
    }
}
