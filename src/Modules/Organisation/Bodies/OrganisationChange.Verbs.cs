using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Data;
using Body = ThongSuot.Organisation.Data.Body;
using Holding = ThongSuot.Organisation.Data.Holding;
using Person = ThongSuot.Organisation.Data.Person;

namespace ThongSuot.Organisation.Bodies;

/// <summary>The verbs: what may happen to the organisation, each with its entry.</summary>
internal sealed partial class OrganisationChange
{
    /// <summary>Ends it with a day to come or with today; the entry that rights are gone follows when that day is over.</summary>
    public void EndOn(Holding holding, DateOnly lastDay)
    {
        holding.ValidTo = lastDay;
        Note(Streams.OfPerson(holding.Person), "organisation.role_limited", new RoleLimited(holding.Id, lastDay));
    }

    /// <summary>
    /// Ends it now, or says that it is over. The entry tells other modules that the person no longer holds the role there, so it is
    /// written only when no other holding goes on giving it.
    /// </summary>
    public void End(Holding holding, DateOnly lastDay, DateTimeOffset now, bool heldOtherwise)
    {
        holding.ValidTo = lastDay;
        holding.EndedAt = now;
        Note(Streams.OfPerson(holding.Person), "organisation.holding_ended", new HoldingEnded(holding.Id, lastDay));
        if (!heldOtherwise)
            Note(Streams.OfPerson(holding.Person), OrganisationEntries.RoleEnded, new RoleEnded(holding.Id, holding.Person, holding.Role, holding.Body));
    }

    public void Correct(Person person, string name, int? birthYear, string? code)
    {
        person.Correct(name, birthYear, code);
        Note(Streams.OfPerson(person.Id), "organisation.person_corrected", new PersonCorrected(person.Id));
    }

    public void Declare(Relative relative)
    {
        db.Add(relative);
        Note(Streams.OfPerson(relative.Person), "organisation.relative_declared", new RelativeDeclared(relative.Id, relative.Person, relative.Other, relative.Kind, relative.ValidFrom));
    }

    public void Withdraw(Relative relative, DateTimeOffset now)
    {
        relative.WithdrawnAt = now;
        Note(Streams.OfPerson(relative.Person), "organisation.relative_withdrawn", new RelativeWithdrawn(relative.Id));
    }

    /// <summary>A state of a body from its day on; it becomes the body's own at once when that day has come.</summary>
    public void Change(Body body, BodyState state, bool added, DateOnly today, DateTimeOffset now)
    {
        if (added)
            db.Add(state);
        if (state.ValidFrom <= today)
        {
            state.AppliedAt = now;
            body.Become(state);
        }

        Note(Streams.OfBody(body.Id), "organisation.body_changed", new BodyChanged(body.Id, state.Name, state.Parent, state.Type, state.ValidFrom));
    }

    public void EndBody(Body body, DateOnly lastDay, Guid? successor, DateTimeOffset? now)
    {
        body.End(lastDay, successor, now);
        Note(Streams.OfBody(body.Id), "organisation.body_ended", new BodyEnded(body.Id, lastDay, successor));
    }

    public void Add(BodyFunction function)
    {
        db.Add(function);
        Note(Streams.OfBody(function.Body), "organisation.function_given", new FunctionGiven(function.Id, function.Text, function.Basis, function.ValidFrom));
    }

    public void End(BodyFunction function, DateOnly lastDay)
    {
        function.ValidTo = lastDay;
        Note(Streams.OfBody(function.Body), "organisation.function_ended", new FunctionEnded(function.Id, lastDay));
    }

    public void End(Term term, DateOnly lastDay)
    {
        term.ValidTo = lastDay;
        Note(Streams.OfBody(term.Body), "organisation.term_ended", new TermEnded(term.Id, lastDay));
    }

    public void Create(JobPosition position)
    {
        db.Add(position);
        Note(Streams.OfBody(position.Body), "organisation.position_created", Of(position));
    }

    public void Changed(JobPosition position) => Note(Streams.OfBody(position.Body), "organisation.position_changed", Of(position));

    public void End(JobPosition position, DateOnly lastDay)
    {
        position.ValidTo = lastDay;
        Note(Streams.OfBody(position.Body), "organisation.position_ended", new PositionEnded(position.Id, lastDay));
    }

    public void Appoint(Team team)
    {
        db.Add(team);
        Note(Streams.OfBody(team.Body), "organisation.team_appointed", new TeamAppointed(team.Id, team.Body, team.Name, team.Basis, team.ValidFrom));
    }

    public void Add(TeamMember member, Guid body)
    {
        db.Add(member);
        Note(Streams.OfBody(body), "organisation.team_member_added", new TeamMemberAdded(member.Id, member.Team, member.Person, member.ValidFrom, member.ValidTo));
    }

    public void End(TeamMember member, Guid body, DateOnly lastDay, DateTimeOffset now)
    {
        (member.ValidTo, member.EndedAt) = (lastDay, now);
        Note(Streams.OfBody(body), "organisation.team_member_ended", new TeamMemberEnded(member.Id, member.Team, member.Person, lastDay));
    }

    /// <param name="now">Given: its members lose what only it may see at once.</param>
    public void End(Team team, DateOnly lastDay, DateTimeOffset? now)
    {
        (team.ValidTo, team.EndedAt) = (lastDay, now);
        Note(Streams.OfBody(team.Body), "organisation.team_ended", new TeamEnded(team.Id, lastDay));
    }

    public void Move(Team team, Guid to)
    {
        Note(Streams.OfBody(team.Body), "organisation.team_moved", new TeamMoved(team.Id, team.Body, to));
        team.Body = to;
    }

    public void Name(NamedOfficer named, bool added)
    {
        if (added)
            db.Add(named);
        Note(Streams.OfBody(named.Body), "organisation.officer_named", new OfficerNamed(named.Procedure, named.Role, named.Officer, named.Deputy));
    }

    private static PositionDescribed Of(JobPosition position) =>
        new(position.Id, position.Body, position.Code, position.Name, position.HeadCount, position.Roles, position.ValidFrom);
}
