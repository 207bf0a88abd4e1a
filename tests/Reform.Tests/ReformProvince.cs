using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Tests;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Review;
using ThongSuot.Testing;

namespace ThongSuot.Reform.Tests;

/// <summary>The sample province with Reform in it; drafts are written down, and a version more may be told of.</summary>
public sealed class ReformProvince : Province
{
    internal DraftDouble Drafts { get; } = new();

    internal List<HistoricVersion> MoreVersions { get; } = [];

    internal Body Office => Organisation.OrganOf(Organisation.Province!, "office")!;

    internal Actor Coordinator => Holder(Rights.Coordinator, Office);

    internal Actor Owner => Actor(Organisation.HoldersOf(Rights.Owner, Office.Id).First(p => !Organisation.HoldersOf(Rights.Coordinator, Office.Id).Contains(p)));

    /// <summary>Somebody far below who coordinates and keeps nothing.</summary>
    internal Actor Secretary => Actor(Organisation.Bodies.Where(b => b.Kind == "cell").OrderBy(b => b.Code, StringComparer.Ordinal).SelectMany(b => Organisation.HoldersOf("cell_secretary", b.Id)).First());

    internal Body BodyOf(Actor actor, string role) => Organisation.Find(actor.Grants.First(g => g.Role == role).Body)!;

    internal Actor Holder(string role, Body body) => Actor(Organisation.HoldersOf(role, body.Id).First());

    internal async Task<IElement> Draw<TPage>(Actor actor, string address, params (string Name, object Value)[] parameters)
        where TPage : IComponent
    {
        await using var scope = Services.CreateAsyncScope();
        var services = new ServiceCollection();
        foreach (var injected in typeof(TPage).GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)
            .Where(p => p.IsDefined(typeof(InjectAttribute), inherit: true) && p.PropertyType != typeof(NavigationManager)).Select(p => p.PropertyType).Distinct())
            services.AddSingleton(injected, scope.ServiceProvider.GetRequiredService(injected));
        var html = await DrawnPage.Of<TPage>(actor, address, services, parameters);
        return new HtmlParser().ParseDocument(html).Body!;
    }

    protected override void AddMore(IServiceCollection services)
    {
        services.AddReform();
        services.AddSingleton<IProcedureDrafts>(Drafts);
        var history = services.Last(s => s.ServiceType == typeof(IProcedureHistory));
        services.Remove(history);
        services.AddScoped<IProcedureHistory>(provider => new LongerHistory((IProcedureHistory)ActivatorUtilities.CreateInstance(provider, history.ImplementationType!), MoreVersions));
    }
}

/// <summary>Writes down what was begun.</summary>
internal sealed class DraftDouble : IProcedureDrafts
{
    public List<(string Code, Guid? Body, DraftOrigin Origin)> Begun { get; } = [];

    public Refusal? Refuses { get; set; }

    public Task<Result<Guid>> Begin(Actor actor, string code, Guid? body, DraftOrigin origin, CancellationToken cancellation)
    {
        if (Refuses is { } refusal)
            return Task.FromResult<Result<Guid>>(refusal);
        Begun.Add((code, body, origin));
        return Task.FromResult<Result<Guid>>(Guid.NewGuid());
    }

    public Task<Result<DraftProcedure>?> Read(Actor actor, Guid draft, CancellationToken cancellation) => Task.FromResult<Result<DraftProcedure>?>(null);

    public string AddressOf(Guid draft) => $"/soan/{draft}";
}

internal sealed class LongerHistory(IProcedureHistory inner, List<HistoricVersion> more) : IProcedureHistory
{
    public async Task<IReadOnlyList<HistoricVersion>> Versions(string code, CancellationToken cancellation) =>
        [.. await inner.Versions(code, cancellation), .. more.Where(v => v.Code == code)];

    public async Task<IReadOnlyList<HistoricVersion>> OfSet(CancellationToken cancellation) => [.. await inner.OfSet(cancellation), .. more];

    public ValueTask<ComplexityWeights?> Weights(DateOnly day, CancellationToken cancellation) => inner.Weights(day, cancellation);
}
