using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Tests.Life;

/// <summary>A province with two communes, their offices and the people who have to do with texts there.</summary>
internal sealed class TestProvince : IOrganisation, IResponsibility
{
    private readonly List<Body> _bodies = [];

    public TestProvince()
    {
        Province = Found("T", "province_committee", "TINH", null);
        Office = Found("T-VP", "office", "TINH", Province);
        (X01, X02, X03) = (Commune("X01"), Commune("X02"), Commune("X03"));
        Owner = Person("catalogue_owner", Office);
        Other = Person("catalogue_owner", Office);
        Chief = Person("chief_of_office", Office);
        Clerk = Person("records_clerk", Office);
        OwnerOfX01 = Person("catalogue_owner", OfficeOf(X01));
        ChiefOfX01 = Person("chief_of_office", OfficeOf(X01));
        OwnerOfX02 = Person("catalogue_owner", OfficeOf(X02));
    }

    public Body Province { get; }

    public Body Office { get; }

    public Body X01 { get; }

    public Body X02 { get; }

    public Body X03 { get; }

    public By Owner { get; }

    public By Other { get; }

    public By Chief { get; }

    public By Clerk { get; }

    public By OwnerOfX01 { get; }

    public By ChiefOfX01 { get; }

    public By OwnerOfX02 { get; }

    /// <summary>What nobody answers for, as long as a test says so.</summary>
    public List<ResponsibilityGap> Missing { get; } = [];

    /// <summary>For whose dossiers gaps were asked last.</summary>
    public IReadOnlyCollection<Guid>? AskedFilers { get; private set; }

    public ValueTask<OrganisationView> View(CancellationToken cancellation) => ValueTask.FromResult(new OrganisationView(1, _bodies, [], [], []));

    public ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation) => ValueTask.FromResult<Actor?>(null);

    public ValueTask<IReadOnlyList<ResponsibilityGap>> Gaps(Procedure procedure, IReadOnlyCollection<Guid>? bodies, IReadOnlyCollection<Guid>? filers, CancellationToken cancellation)
    {
        AskedFilers = filers;
        return ValueTask.FromResult<IReadOnlyList<ResponsibilityGap>>([.. Missing]);
    }

    public static By Person(string role, Body body) => new(new Actor(Guid.NewGuid(), Guid.NewGuid(), role, [new Grant(role, body.Id)]), "127.0.0.1");

    private Body OfficeOf(Body committee) => _bodies.Single(b => b.Kind == "office" && b.Parent == committee.Id);

    private Body Commune(string code)
    {
        var commune = Found(code, "commune_committee", "CTCS", Province);
        Found(code + "-VP", "office", "CTCS", commune);
        return commune;
    }

    private Body Found(string code, string kind, string level, Body? parent)
    {
        var body = new Body(Guid.NewGuid(), code, $"Tổ chức {code}", kind, level, parent?.Id);
        _bodies.Add(body);
        return body;
    }
}
