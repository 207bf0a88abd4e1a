using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Bodies;

/// <summary>
/// One change of the organisation: what is added, what the log says of it and the version's next number, saved together.
/// Two changes at once: the later one fails to save (<see cref="DbUpdateConcurrencyException"/>) and is to be tried again.
/// </summary>
internal sealed partial class OrganisationChange(AppDb db, EventLog log, Envelope envelope, OrganisationReader? reader = null)
{
    private readonly Dictionary<string, List<(string Type, object Body)>> _happened = new(StringComparer.Ordinal);
    private readonly HashSet<string> _new = new(StringComparer.Ordinal);

    public Body Found(Body body)
    {
        db.Add(body);
        Begin(Streams.OfBody(body.Id), "organisation.body_founded",
            new BodyFounded(body.Id, body.Code, body.Name, body.Kind, body.Level, body.Parent, body.ValidFrom, body.ValidTo, body.Successor));
        return body;
    }

    public void Begin(Term term)
    {
        db.Add(term);
        Note(Streams.OfBody(term.Body), "organisation.term_begun", new TermBegun(term.Id, term.Body, term.Name, term.ValidFrom, term.ValidTo));
    }

    public Person Register(Person person)
    {
        db.Add(person);
        Begin(Streams.OfPerson(person.Id), "organisation.person_registered", new PersonRegistered(person.Id));
        return person;
    }

    public void Give(Holding holding)
    {
        db.Add(holding);
        Note(Streams.OfPerson(holding.Person), "organisation.role_given",
            new RoleGiven(holding.Id, holding.Person, holding.Role, holding.Body, holding.ValidFrom, holding.ValidTo, holding.Basis));
    }

    public void Open(Account account)
    {
        db.Add(account);
        Begin(Streams.OfAccount(account.Id), "organisation.account_opened", new AccountOpened(account.Id, account.Person));
    }

    public void Note(string stream, string type, object body)
    {
        if (!_happened.TryGetValue(stream, out var happened))
            _happened[stream] = happened = [];
        happened.Add((type, body));
    }

    public async Task Save(CancellationToken cancellation)
    {
        foreach (var (stream, happened) in _happened)
        {
            var head = _new.Contains(stream) ? StreamHead.New(stream) : await EventLog.Head(db, stream, cancellation);
            log.Append(db, head, envelope, happened);
        }

        var version = await db.OrganisationVersions.SingleOrDefaultAsync(cancellation);
        if (version is null)
            db.Add(new OrganisationVersion { Number = 1 });
        else
            version.Number++;
        await db.SaveChangesAsync(cancellation);
        // On this node rights change with the commit; the others look within a second.
        reader?.Forget();
    }

    /// <summary>Saves; null, or the refusal that somebody else changed the organisation meanwhile.</summary>
    public async Task<Refusal?> TrySave(CancellationToken cancellation)
    {
        try
        {
            await Save(cancellation);
            return null;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.ChangeTracker.Clear();
            return Refusals.ChangedMeanwhile;
        }
    }

    private void Begin(string stream, string type, object body)
    {
        _new.Add(stream);
        Note(stream, type, body);
    }
}
