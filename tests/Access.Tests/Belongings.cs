using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;

namespace ThongSuot.Access.Tests;

internal enum Kind { Dossier, File, Draft, Filter, Notice, Job, Session, KeptForm }

/// <summary>Something that is not everybody's and has an id in an address.</summary>
/// <param name="Within">Of a file, its dossier or draft.</param>
/// <param name="Words">Its code and the marked words in it, as they would be searched for.</param>
internal sealed record Thing(Kind Kind, Guid Id, Guid? Within, ImmutableArray<string> Words, Func<Actor, bool> IsSeenBy, Func<string, string> Rest);

/// <summary>All things of the installation, and whose they are.</summary>
internal sealed partial class Belongings
{
    private readonly FrozenDictionary<string, Thing[]> _byToken;
    private readonly FrozenDictionary<Guid, Thing> _byId;

    private Belongings(IReadOnlyList<Thing> things, IReadOnlyList<KnownDossier> dossiers)
    {
        (Things, Dossiers) = (things, dossiers);
        _byId = things.ToFrozenDictionary(t => t.Id);
        _byToken = things.SelectMany(t => t.Words.Concat(t.Words.Select(Folding.Fold)).Append(t.Id.ToString("N")).Select(w => (Word: Token(w), Thing: t)).Distinct())
            .GroupBy(w => w.Word, w => w.Thing).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyList<Thing> Things { get; }

    public IReadOnlyList<KnownDossier> Dossiers { get; }

    public Thing? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>The things that a text gives away by an id, a code or a word; a word that stands in several things counts as anyone's of them.</summary>
    public IEnumerable<(string Token, Thing[] Things)> In(string text) =>
        Tokens().Matches(text).Select(m => Token(m.Value)).Distinct(StringComparer.Ordinal).Where(_byToken.ContainsKey).Select(t => (t, _byToken[t]));

    public static async Task<Belongings> Read(RunningProvince province, IReadOnlyList<Case> cases) => await province.Look(async db =>
    {
        var procedures = province.Services.GetRequiredService<IProcedures>();
        var (rows, files, drafts, filters, sessions, kept, accounts) = (db.Dossiers, db.DossierFiles, db.Drafts, db.SavedFilters, db.Sessions, db.KeptForms, db.Accounts);
        var marks = cases.ToDictionary(c => c.Id, c => c.Marks);
        var (things, dossiers) = (new List<Thing>(), new List<KnownDossier>());
        foreach (var row in await rows.AsNoTracking().OrderBy(d => d.Id).ToListAsync())
        {
            var events = new List<DossierEvent>();
            await foreach (var entry in EventLog.Read(db, DossierEntries.StreamOf(row.Id)))
                events.Add(EventNames.Read(entry));
            var dossier = new KnownDossier(row, (await procedures.Version(row.Definition, default)).Definition, events);
            dossiers.Add(dossier);
            things.Add(new Thing(Kind.Dossier, row.Id, null, [row.Code, .. marks.GetValueOrDefault(row.Id, [])], dossier.IsSeenBy, field => field switch
            {
                "version" => row.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "key" => dossier.State.Open.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? "",
                _ => "",
            }));
        }

        foreach (var draft in await drafts.AsNoTracking().ToListAsync())
            things.Add(Own(Kind.Draft, draft.Id, draft.Person, [.. marks[draft.Id]]));
        foreach (var file in await files.AsNoTracking().ToListAsync())
            things.Add(new Thing(Kind.File, file.Id, file.Dossier, [], things.Single(t => t.Id == file.Dossier).IsSeenBy, _ => ""));
        foreach (var filter in await filters.AsNoTracking().ToListAsync())
            things.Add(Own(Kind.Filter, filter.Id, filter.Person, "zqxloca", "zqxlocb"));
        foreach (var job in await db.Set<Job>().AsNoTracking().ToListAsync())
            things.Add(Own(Kind.Job, job.Id, job.Person, "zqxtientrinh"));
        foreach (var (id, person) in await Notices(db))
            things.Add(Own(Kind.Notice, id, person));
        foreach (var session in await sessions.AsNoTracking().Where(s => s.EndedAt == null).Join(accounts, s => s.Account, a => a.Id, (s, a) => new { s.Id, a.Person }).ToListAsync())
            things.Add(Own(Kind.Session, session.Id, session.Person));
        foreach (var form in await kept.AsNoTracking().Join(accounts, f => f.Account, a => a.Id, (f, a) => new { f.Id, a.Person }).ToListAsync())
            things.Add(Own(Kind.KeptForm, form.Id, form.Person, "zqxgiulai"));
        return new Belongings(things, dossiers);
    });

    private static Thing Own(Kind kind, Guid id, Guid person, params string[] words) => new(kind, id, null, [.. words], actor => actor.Person == person, _ => "");

    private static async Task<List<(Guid Id, Guid Person)>> Notices(AppDb db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "select id, person from notifications_notice";
        await using var rows = await command.ExecuteReaderAsync();
        var notices = new List<(Guid, Guid)>();
        while (await rows.ReadAsync())
            notices.Add((rows.GetGuid(0), rows.GetGuid(1)));
        return notices;
    }

    // One spelling for each id, code and word.
    private static string Token(string found) => found.Normalize(NormalizationForm.FormC).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).ToLowerInvariant() is var text && Guid.TryParse(text, out var id) ? id.ToString("N") : text;

    [GeneratedRegex(@"zqx\w+|[A-Z]{2,8}-\d{2,3}(?:/|%2F)\d{4}(?:/|%2F)\d{6}|[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Tokens();
}
