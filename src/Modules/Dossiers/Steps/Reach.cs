using System.Linq.Expressions;
using ThongSuot.Dossiers.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Steps;

/// <summary>
/// Which dossiers and which work a person finds: through its own scopes, and through those of whom it stands in for, as far as each mandate reaches.
/// The limits stand in the query, as the engine has them in <see cref="Engine.Processes.Acting.Reaches"/>.
/// </summary>
internal static class Reach
{
    public static IQueryable<Dossier> SeenBy(this IQueryable<Dossier> dossiers, Actor actor, IQueryable<DossierScope> scopes)
    {
        var own = actor.Scopes;
        Expression<Func<Dossier, bool>> seen = d => scopes.Any(s => s.Dossier == d.Id && own.Contains(s.Scope));
        foreach (var mandate in actor.Mandates)
        {
            var theirs = mandate.Scopes;
            seen = Or(seen, And(Within(mandate), d => scopes.Any(s => s.Dossier == d.Id && theirs.Contains(s.Scope))));
        }

        return dossiers.Where(seen);
    }

    /// <summary>Dossiers in which work waits for this person.</summary>
    public static IQueryable<Dossier> WithWorkFor(this IQueryable<Dossier> dossiers, Actor actor, IQueryable<DossierTask> tasks)
    {
        var own = actor.Scopes;
        Expression<Func<Dossier, bool>> works = d => tasks.Any(t => t.Dossier == d.Id && own.Contains(t.Scope));
        foreach (var mandate in actor.Mandates)
        {
            var theirs = mandate.Scopes;
            works = Or(works, And(Within(mandate), d => tasks.Any(t => t.Dossier == d.Id && theirs.Contains(t.Scope))));
        }

        return dossiers.Where(works);
    }

    private static Expression<Func<Dossier, bool>> Within(Mandate mandate)
    {
        Expression<Func<Dossier, bool>> within = d => true;
        if (!mandate.Cases)
            within = d => d.Delegable;
        Expression<Func<Dossier, bool>>? limits = null;
        foreach (var limit in mandate.Limits)
        {
            var below = limit + "-";
            Expression<Func<Dossier, bool>> one = d => d.Procedure == limit || d.Procedure.StartsWith(below);
            limits = limits is null ? one : Or(limits, one);
        }

        return limits is null ? within : And(within, limits);
    }

    private static Expression<Func<Dossier, bool>> Or(Expression<Func<Dossier, bool>> one, Expression<Func<Dossier, bool>> other) => Join(Expression.OrElse, one, other);

    private static Expression<Func<Dossier, bool>> And(Expression<Func<Dossier, bool>> one, Expression<Func<Dossier, bool>> other) => Join(Expression.AndAlso, one, other);

    private static Expression<Func<Dossier, bool>> Join(
        Func<Expression, Expression, BinaryExpression> by, Expression<Func<Dossier, bool>> one, Expression<Func<Dossier, bool>> other) =>
        Expression.Lambda<Func<Dossier, bool>>(by(one.Body, new Same(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    // Both speak of the same dossier.
    private sealed class Same(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
