using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Load;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;

namespace ThongSuot.Bench.Transitions;

/// <summary>VTLT-09 from filing through its five steps to the end, by the real use cases as the right people.</summary>
internal sealed class OneDossier(TestDatabase database, OrganisationView organisation, ProcedureDefinition definition)
{
    public const string Procedure = "VTLT-09";

    private static readonly string[] Roles = ["intake_clerk", "case_officer", "chief_of_office", "records_clerk", "records_clerk"];

    private static int s_next;

    private readonly Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> _inputs = new(StringComparer.Ordinal);

    public async Task<(Guid Id, string Code)> Run()
    {
        // Subjects differ, or the second dossier would be a duplicate of the first while that is open.
        var number = Interlocked.Increment(ref s_next);
        var applicants = organisation.Bodies.Where(b => b.Kind == "grassroots").OrderBy(b => b.Code, StringComparer.Ordinal).ToArray();
        var subject = organisation.Bodies.Where(b => !b.IsOrgan).OrderBy(b => b.Code, StringComparer.Ordinal).Skip(number % 150).First();
        var body = applicants[number % 20];
        var filer = Actor(organisation.HoldersOf("party_org_applicant", body.Id).First());
        var id = await Do<Drafts, Guid>(async drafts => (await drafts.Start(filer, Procedure, default)).Value);
        var content = new DraftContent { SubjectId = subject.Id, Paper = [1, 2, 3] };
        await Do<Drafts, Draft>(async drafts => (await drafts.Save(filer, id, "party_org_applicant", body.Id, content, default)).Value);
        await Do<SendDraft, Guid>(async send => (await send.Run(filer, id, "127.0.0.1", default)).Value);

        var (version, office, code) = await database.InScope(async (_, db) =>
        {
            var dossiers = db.Dossiers;
            var filed = await dossiers.Where(d => d.Id == id).Select(d => new { d.Version, d.CompetentBody, d.Code }).SingleAsync();
            return (filed.Version, organisation.OfficeOf(organisation.Find(filed.CompetentBody)!)!.Id, filed.Code);
        });
        for (var step = 0; step < Roles.Length; step++)
        {
            var officer = Actor(organisation.HoldersOf(Roles[step], office).First());
            var action = new StepAction(CommandKind.Complete, $"b{step + 1}");
            var expected = version;
            foreach (var form in ((Step)definition.Find(action.Key!)!).Forms)
                expected += await Fill(officer, new FormAddress(id, false, form));
            version = await Do<ActOnDossier, int>(async act =>
            {
                var done = await act.Run(officer, id, expected, action, "127.0.0.1", default);
                return done.IsOk ? done.Value : throw new InvalidOperationException($"{action.Key}: {done.Refusal}");
            });
        }

        return (id, code);
    }

    // What stands in the form is made up once. Opening its page belongs to the act as little as opening the dossier's does.
    private async Task<int> Fill(Actor officer, FormAddress at)
    {
        if (!_inputs.TryGetValue(at.Code, out var inputs) && await StepForms.Open(database.Services, officer, at) is { } sheet)
            _inputs[at.Code] = inputs = StepForms.Posted(sheet.Form, StepForms.ValuesFor(sheet));
        return await StepForms.Save(database.Services, officer, at, 0, inputs!) ? 1 : throw new InvalidOperationException($"{at.Code} was not filled in.");
    }

    /// <summary>The same way in memory: the engine's decisions and nothing else.</summary>
    public static async Task<Action> InMemory(OrganisationView view, IServiceProvider services)
    {
        var procedures = services.GetRequiredService<IProcedures>();
        var procedure = (await procedures.FindPublished(Procedure, default))!;
        var body = view.Bodies.First(b => b.Kind == "grassroots");
        var places = view.PlacesFor(new PlaceRequest(body.Id, "province", System.Collections.Immutable.ImmutableDictionary<string, Guid>.Empty, null));
        var calendar = await procedures.Calendar(null, default);
        var office = view.OrganOf(view.Province!, "office")!;
        Context As(string role, Guid at) => new(new Acting(view.HoldersOf(role, at).First(), [(role, at)]), FixedTime.WorkingMorning, calendar, places);
        var filer = As("party_org_applicant", body.Id);
        var officers = Roles.Select(role => As(role, office.Id)).ToArray();
        var file = new FileDossier("party_org_applicant", new BodyRef(body.Id, body.Name), System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);
        return () =>
        {
            var state = Process.Decide(procedure.Definition, null, file, filer).State;
            for (var step = 0; step < Roles.Length; step++)
                state = Process.Decide(procedure.Definition, state, new Complete($"b{step + 1}"), officers[step]).State ?? throw new InvalidOperationException("The engine refused.");
        };
    }

    public Actor Actor(Guid person) => new(person, person, "", [.. organisation.HeldBy(person).Select(h => new Grant(h.Role, h.Body))]);

    private Task<T> Do<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull => database.InScope((services, _) => work(services.GetRequiredService<TService>()));
}
