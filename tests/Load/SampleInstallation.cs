using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers;
using ThongSuot.Notifications;
using ThongSuot.Organisation;
using ThongSuot.Platform;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Procedures;
using ThongSuot.Reform;
using ThongSuot.Testing;

namespace ThongSuot.Load;

/// <summary>
/// A data folder and database with the sample province, opened from this process with the real modules, beside the program that serves it:
/// to fill it before, to look into it while and after. Nothing runs in the background here.
/// </summary>
public sealed class SampleInstallation : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly ServiceProvider _services;

    private SampleInstallation(DirectoryInfo folder, string? postgreSql, TimeProvider? time)
    {
        (_folder, PostgreSql) = (folder, postgreSql);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [ProceduresModule.FolderKey] = SourceTree.Catalogue }).Build());
        if (time is not null)
            services.AddSingleton(time);
        services.AddPlatform(new DatabaseSettings(folder.FullName, postgreSql));
        services.AddOrganisation().AddProcedures().AddDossiers().AddNotifications().AddReform();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public IServiceProvider Services => _services;

    public string? PostgreSql { get; }

    public string Folder => _folder.FullName;

    public OrganisationView Organisation { get; private set; } = null!;

    public IProcedures Procedures => Services.GetRequiredService<IProcedures>();

    /// <param name="postgreSql">Connection string of an empty database; null: SQLite.</param>
    /// <param name="time">By which what is done in this process happens; the program that serves it goes by the machine's.</param>
    public static async Task<SampleInstallation> Create(string? postgreSql, TimeProvider? time = null)
    {
        var installation = new SampleInstallation(Directory.CreateTempSubdirectory("thongsuot-load-"), postgreSql, time);
        try
        {
            await Database.MigrateAsync(installation.Services, default);
            var loaded = await ProceduresModule.LoadCatalogue(installation.Services, default);
            if (!loaded.IsOk)
                throw new InvalidOperationException(loaded.Refusal.Text);
            OfficerForms.Procedures = installation.Procedures;
            await installation.Services.PrepareOrganisation(SourceTree.Catalogue, sample: true, "http://127.0.0.1", default);
            installation.Organisation = await installation.Services.GetRequiredService<IOrganisation>().View(default);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>How the published program is started on it.</summary>
    public ProgramSettings Program(int port) => new(Folder, PostgreSql, port, Limits.None);

    /// <summary>One request: a scope of its own.</summary>
    public async Task<T> Ask<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> Look<T>(Func<AppDb, Task<T>> work) => Ask(work);

    public Actor Actor(Guid person) =>
        new(person, person, Organisation.FindPerson(person)!.Name, [.. Organisation.HeldBy(person).Select(h => new Grant(h.Role, h.Body))]);

    public string UserName(Guid person) => Organisation.FindPerson(person)?.Account ?? throw new InvalidOperationException("Everybody in the sample has an account.");

    public async ValueTask DisposeAsync()
    {
        if (PostgreSql is null)
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

/// <summary>All load comes from one address, which limits against strangers would take for one.</summary>
public static class Limits
{
    public static IReadOnlyDictionary<string, string> None { get; } = new[] { "OpenBurst", "OpenPerSecond", "LightBurst", "LightPerSecond", "SignInBurst", "SignInPerMinute" }
        .ToDictionary(limit => $"RateLimits__{limit}", _ => "1000000", StringComparer.Ordinal);
}
