using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Accounts.Factors;

/// <summary>Who must have a second factor: who runs the system, and who signs by the dated list of roles. Not in the sample, whose password everybody knows.</summary>
internal sealed class SecondFactorRule(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly string[] OfTheSystem = ["system_admin", "security_auditor"];

    private bool? _sample;

    public async ValueTask<bool> Requires(Actor actor, CancellationToken cancellation)
    {
        if (await IsSample(cancellation))
            return false;
        if (actor.Grants.Any(g => OfTheSystem.Contains(g.Role, StringComparer.Ordinal)))
            return true;
        if (actor.Grants.Length == 0)
            return false;
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<IProcedures>() is not { } procedures)
            return false;
        var signing = await procedures.SigningRoles(time.Now().DateInVietnam(), cancellation);
        // Who signs in another one's place signs, too.
        return actor.Grants.Concat(actor.Mandates.SelectMany(m => m.Grants)).Any(g => signing.Contains(g.Role));
    }

    // Filled at start or never: asked once.
    private async ValueTask<bool> IsSample(CancellationToken cancellation)
    {
        if (_sample is { } known)
            return known;
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<AppDb>().SampleMarks.AnyAsync(cancellation);
        _sample = found;
        return found;
    }
}

/// <summary>A page that an account which still owes its second factor may open, to get one.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenBeforeSecondFactorAttribute : Attribute;
