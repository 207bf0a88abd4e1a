using System.Collections.Immutable;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Delegations;
using ThongSuot.Platform.Security;
using Holding = ThongSuot.Contracts.Organisation.Holding;

namespace ThongSuot.Organisation.Tests.Delegations;

/// <summary>What holds of delegations and absences whatever was written into the register, by random organisations with a fixed seed.</summary>
public sealed class StandingMandatesTests
{
    private const int Worlds = 400, Persons = 8, Bodies = 3, Horizon = 20;

    private static readonly string[] Roles = ["chief_of_office", "case_officer", "board_head", "inspection_team", "member_applicant", "system_admin", "security_auditor"];

    private static readonly string[] Limits = ["TCCB", "TCCB-01", "VTLT", "VTLT-02", "KTUB"];

    private static readonly DateOnly First = new(2026, 3, 2);

    [Fact]
    public void Nobody_ever_holds_by_mandate_what_the_principal_does_not_hold_itself()
    {
        var (random, seen) = (new Random(20260302), 0);
        for (var world = 0; world < Worlds; world++)
        {
            var (held, delegations, absences) = World(random);
            for (var at = 0; at < Horizon; at++)
            {
                var day = First.AddDays(at);
                var now = held.Where(h => h.From <= at && at <= h.To).Select(h => h.Holding).ToList();
                var mandates = StandingMandates.Of(now, delegations, absences, day, body => body);
                foreach (var (who, mandate) in mandates.SelectMany(g => g.Select(m => (g.Key, m))))
                {
                    seen++;
                    Assert.NotEqual(who, mandate.Principal);
                    Assert.Contains(now, h => h.Person == who);
                    Assert.NotEmpty(mandate.Grants);
                    Assert.All(mandate.Grants, g =>
                    {
                        Assert.Equal(mandate.Principal, g.Principal);
                        Assert.Contains(new Holding(mandate.Principal, g.Role, g.Body), now);
                        Assert.DoesNotContain(g.Role, (string[])["member_applicant", "system_admin", "security_auditor"]);
                        Assert.True(mandate.Cases || g.Role != "inspection_team");
                    });
                    Assert.True(day <= mandate.Until);
                    IsWithinItsLine(mandate, who, delegations, absences, day);
                }
            }
        }

        Assert.True(seen > 1_000, $"Only {seen} mandates were looked at.");
    }

    // Every link stands on that day, allows the next one, and is not narrower than what follows from it.
    private static void IsWithinItsLine(Mandate mandate, Guid who, List<Delegation> delegations, List<Absence> absences, DateOnly day)
    {
        if (absences.Find(a => a.Id == mandate.Id) is { } absence)
        {
            Assert.True(absence.EndedAt is null && absence.From <= day && day <= absence.To && absence.Substitute == who);
            return;
        }

        var link = delegations.Single(d => d.Id == mandate.Id);
        Assert.Equal(who, link.Delegate);
        for (var at = link; at is not null; at = delegations.Find(d => d.Id == at.Parent))
        {
            Assert.Null(at.RevokedAt);
            Assert.True(at.ValidFrom <= day && day <= at.ValidTo && at.Principal == mandate.Principal);
            Assert.All(mandate.Grants, g => Assert.Contains(at.Roles, r => r.Role == g.Role && r.Body == g.Body));
            Assert.True(!mandate.Cases || at.Cases);
            Assert.All(Limits.Where(mandate.Reaches), l => Assert.True(Mandate.IsWithin(l, at.Limits)));
            if (at.Parent is { } parent)
                Assert.True(delegations.Single(d => d.Id == parent).MayPassOn);
        }
    }

    public static TheoryData<string, string, string?> Both => new()
    {
        { "", "", "" }, { "TCCB", "", "TCCB" }, { "", "TCCB-01", "TCCB-01" }, { "TCCB", "TCCB-01", "TCCB-01" }, { "TCCB-01", "TCCB", "TCCB-01" },
        { "TCCB", "VTLT", null }, { "TCCB-01 VTLT", "TCCB VTLT-02", "TCCB-01 VTLT-02" }, { "TCCB-01", "TCCB-011", null },
    };

    [Theory]
    [MemberData(nameof(Both))]
    public void Of_two_limits_what_lies_in_both_stays(string one, string other, string? both)
    {
        static ImmutableArray<string> Read(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        Assert.Equal(both, StandingMandates.InBoth(Read(one), Read(other)) is { } found ? string.Join(' ', found.Order(StringComparer.Ordinal)) : null);
    }

    [Fact]
    public void Lines_that_lead_back_to_themselves_give_nothing_and_come_to_an_end()
    {
        var (one, other, third, body) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        Delegation Line(Guid id, Guid to, Guid parent) => Make(id, one, to, parent, [("case_officer", body)], [], true, true, 0, 10);
        var mandates = StandingMandates.Of(
            [new Holding(one, "case_officer", body), new Holding(other, "unit_head", body), new Holding(third, "unit_head", body)],
            [Line(first, other, second), Line(second, third, first)], [], First, b => b);
        Assert.Empty(mandates);
    }

    private static (List<(Holding Holding, int From, int To)> Held, List<Delegation> Delegations, List<Absence> Absences) World(Random random)
    {
        var persons = Enumerable.Range(0, Persons).Select(_ => Guid.NewGuid()).ToArray();
        var bodies = Enumerable.Range(0, Bodies).Select(_ => Guid.NewGuid()).ToArray();
        Guid Somebody() => persons[random.Next(Persons)];
        (string Role, Guid Body) Something() => (Roles[random.Next(Roles.Length)], bodies[random.Next(Bodies)]);
        (int, int) Span() => random.Next(Horizon) is var from ? (from, from + random.Next(Horizon)) : default;
        var held = Enumerable.Range(0, 20).Select(_ => (Something(), Span())).Select(x => (new Holding(Somebody(), x.Item1.Role, x.Item1.Body), x.Item2.Item1 / 3, x.Item2.Item2)).ToList();
        var delegations = new List<Delegation>();
        for (var n = 0; n < 12; n++)
        {
            // As wild as rows could ever be: parents of others, roles that nobody has, to oneself.
            var parent = delegations.Count > 0 && random.Next(3) > 0 ? delegations[random.Next(delegations.Count)] : null;
            var of = held[random.Next(held.Count)].Item1;
            var roles = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Something()).Append((of.Role, of.Body));
            if (parent is not null && random.Next(4) > 0)
                roles = parent.Roles.Select(r => (r.Role, r.Body));
            var (from, to) = Span();
            var limits = random.Next(2) == 0 ? [] : Enumerable.Range(0, 1 + random.Next(2)).Select(_ => Limits[random.Next(Limits.Length)]).Distinct().ToArray();
            var delegation = Make(Guid.CreateVersion7(), parent is not null && random.Next(8) > 0 ? parent.Principal : of.Person, Somebody(), parent?.Id, [.. roles.Distinct()], limits, random.Next(2) == 0, random.Next(2) == 0, from / 2, to);
            if (random.Next(5) == 0)
                delegation.RevokedAt = DateTimeOffset.UnixEpoch;
            delegations.Add(delegation);
        }

        var absences = Enumerable.Range(0, 5).Select(_ => Span()).Select(s => new Absence
        {
            Id = Guid.CreateVersion7(), Person = Somebody(), Kind = "nghi_phep", From = First.AddDays(s.Item1), To = First.AddDays(s.Item2), Substitute = random.Next(4) == 0 ? null : Somebody(),
            MadeBy = Somebody(), MadeAt = DateTimeOffset.UnixEpoch, EndedAt = random.Next(5) == 0 ? DateTimeOffset.UnixEpoch : null,
        }).ToList();
        return (held, delegations, absences);
    }

    private static Delegation Make(Guid id, Guid principal, Guid to, Guid? parent, (string Role, Guid Body)[] roles, string[] limits, bool passOn, bool cases, int from, int last) => new()
    {
        Id = id, Principal = principal, Delegate = to, Parent = parent, Limits = [.. limits], MayPassOn = passOn, Cases = cases, ValidFrom = First.AddDays(from), ValidTo = First.AddDays(last),
        BasisNumber = "1-UQ", BasisDate = First, BasisIssuer = "Văn phòng", MadeBy = principal, MadeAt = DateTimeOffset.UnixEpoch,
        Roles = [.. roles.Select(r => new DelegatedRole { Delegation = id, Role = r.Role, Body = r.Body })],
    };
}
