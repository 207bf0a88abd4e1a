using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Access.Tests;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Roles;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Web;
using ThongSuot.Testing;

[assembly: AssemblyFixture(typeof(RunningProvince))]
// All tests look at one program, and some compare its whole database before and after.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ThongSuot.Access.Tests;

/// <summary>The real program on the sample province, with things of many people in it, started once for all tests; nothing of it is left afterwards.</summary>
public sealed class RunningProvince : WebApplicationFactory<Program>, IAsyncLifetime
{
    private const string PostgreSqlVariable = "THONGSUOT_POSTGRES";

    private readonly DirectoryInfo _folder = ProgramFolder.Create("thongsuot-access-");
    private PostgreSqlDatabase? _postgreSql;

    internal OrganisationView Organisation { get; private set; } = null!;

    internal Belongings Belongings { get; private set; } = null!;

    internal Routes Routes { get; private set; } = null!;

    internal Walkers Walkers { get; private set; } = null!;

    internal IReadOnlyList<FormTemplate> Forms { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (string.Equals(Environment.GetEnvironmentVariable("THONGSUOT_TEST_DATABASE"), "postgres", StringComparison.Ordinal))
        {
            _postgreSql = await PostgreSqlDatabase.CreateAsync(Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES")
                ?? throw new InvalidOperationException("THONGSUOT_TEST_POSTGRES names no server; ./test starts one."));
        }

        Environment.SetEnvironmentVariable(PostgreSqlVariable, _postgreSql?.Connection);
        if (_postgreSql is not null)
            Assert.Equal(0, typeof(Program).Assembly.EntryPoint!.Invoke(null, [new[] { $"--data={_folder.FullName}", "migrate" }]));
        Organisation = await Services.GetRequiredService<IOrganisation>().View(default);
        var cases = await new Preparation(this).Run();
        await Settle();
        Belongings = await Belongings.Read(this, cases);
        Routes = new Routes(this);
        Walkers = await Walkers.Choose(this);
        Forms = await FormTemplate.Gather(this);
        await Settle();
    }

    /// <summary>One request: a scope of its own.</summary>
    internal async Task<T> Ask<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    internal Task<T> Look<T>(Func<AppDb, Task<T>> work) => Ask(work);

    /// <summary>Lets all that goes on in the background come to its end.</summary>
    internal async Task Settle()
    {
        await Services.GetRequiredService<Relay>().Drain(default);
        await Services.GetRequiredService<JobRunner>().Drain(default);
    }

    /// <summary>The person with the rights of now, as each request of it has them.</summary>
    internal async Task<Actor> Actor(Guid person)
    {
        var account = await Look(db =>
        {
            var accounts = db.Accounts;
            return accounts.Where(a => a.Person == person).Select(a => a.Id).SingleAsync();
        });
        return await Services.GetRequiredService<IOrganisation>().ActorOf(account, default) ?? throw new InvalidOperationException("The account is closed.");
    }

    /// <summary>A browser of its own. Redirects are answers, cookies are kept.</summary>
    internal Browser Open() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    internal async Task<Browser> SignIn(Guid person)
    {
        var browser = Open();
        await browser.Get($"{DirectSignIn.Address}?ten={Organisation.FindPerson(person)!.Account}");
        return browser;
    }

    /// <summary>By name and password, as people do.</summary>
    internal async Task<Browser> SignInByPage(Guid person)
    {
        var browser = Open();
        var form = (await browser.Get("/dang-nhap")).Document().Forms.First(f => f.Elements["ten-dang-nhap"] is not null);
        var fields = form.Elements.OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Where(i => i.Type == "hidden").Select(i => KeyValuePair.Create(i.Name!, i.Value));
        var answer = await browser.Post("/dang-nhap", new FormUrlEncodedContent(
            [.. fields, new("ten-dang-nhap", Organisation.FindPerson(person)!.Account!), new("mat-khau", "song-thanh-2026")]));
        Assert.True(answer is { Status: 302, IsSignIn: false }, $"{answer.Status} {answer.Location}");
        return browser;
    }

    /// <summary>Takes all roles from somebody who has just one.</summary>
    internal async Task<Guid> TakeRoles()
    {
        var person = Organisation.Bodies.Where(b => b.Kind == "cell").OrderBy(b => b.Code, StringComparer.Ordinal).SelectMany(b => Organisation.HoldersOf("member_applicant", b.Id)).Last(p => Organisation.HeldBy(p).Count() == 1);
        var administrator = await Actor(Organisation.Bodies.SelectMany(b => Organisation.HoldersOf("system_admin", b.Id)).First());
        var holding = await Look(db =>
        {
            var holdings = db.Holdings;
            return holdings.Where(h => h.Person == person && h.EndedAt == null).Select(h => h.Id).SingleAsync();
        });
        Assert.True((await Ask<EndRole, Result<ThongSuot.Organisation.Data.Holding>>(end => end.Run(new By(administrator, null), holding, null, "Thôi nhiệm vụ", default))).IsOk);
        Organisation = await Services.GetRequiredService<IOrganisation>().View(default);
        return person;
    }

    // The settings arrive at the program as its arguments.
    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("data", _folder.FullName)
        .ConfigureLogging(logging => logging.ClearProviders())
        .ConfigureTestServices(services => services
            .AddSingleton<IStartupFilter, DirectSignIn>()
            // All ask from one address and faster than people.
            .Configure<RateLimits>(limits => limits.OpenBurst = limits.OpenPerSecond = limits.SignInBurst = limits.SignInPerMinute = 1_000_000));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_postgreSql is not null)
            await _postgreSql.DisposeAsync();
        else
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Environment.SetEnvironmentVariable(PostgreSqlVariable, null);
        GC.SuppressFinalize(this);
    }
}
