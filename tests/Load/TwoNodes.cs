using ThongSuot.Testing;

namespace ThongSuot.Load;

/// <param name="Time">How long the officers work; longer, until a node was killed twice and the database crashed once.</param>
/// <param name="BetweenKills">At most so many answers until a node is killed again, once the one before is back.</param>
/// <param name="Seed">Of all chance.</param>
public sealed record Disturbance(TimeSpan Time, int BetweenKills, int Seed)
{
    public int Officers { get; init; } = 12;

    public int Dossiers { get; init; } = 60;
}

public sealed record Survived(Tally Tally, Findings Findings, int Acknowledged, int Filed, int Kills, int DatabaseCrashes, string Output);

/// <summary>Two nodes behind a balancer on one PostgreSQL, killed at random and the database crashed once, while officers work.</summary>
public static class TwoNodes
{
    private const int LeastKills = 2;
    private static readonly TimeSpan LongestDelivery = TimeSpan.FromMinutes(2);

    public static async Task<Survived> Run(Disturbance disturbance)
    {
        await using var server = await PrivatePostgreSql.Start();
        await using var database = await PostgreSqlDatabase.CreateAsync(server.Connection);
        await using var installation = await SampleInstallation.Create(database.Connection);
        await new Filings(installation).File(disturbance.Dossiers, "TU");
        using var giveUp = new CancellationTokenSource(disturbance.Time + TimeSpan.FromMinutes(15));
        await using var left = new Node(installation.Program(Ports.Free()));
        await using var right = new Node(installation.Program(Ports.Free()));
        await Task.WhenAll(left.Start(giveUp.Token), right.Start(giveUp.Token));
        await using var balancer = await Balancer.Start(left.Port, right.Port);

        var (acts, tally) = (new Acts(), new Tally());
        using var officers = new Officers(balancer.Address);
        var team = await Task.WhenAll(Team(installation).Take(disturbance.Officers).Select(officers.Find));
        using var end = new CancellationTokenSource();
        var working = team.Select((officer, i) => new DeskWork(officer, acts, tally, new Random(disturbance.Seed + i), end.Token).Run()).ToArray();
        var (kills, crashes) = await Disturb(disturbance, tally, [left, right], server, giveUp.Token);
        await end.CancelAsync();
        await Task.WhenAll(working);

        await Consistency.Delivered(installation, LongestDelivery);
        var findings = await new Consistency(installation).Check(acts);
        return new Survived(tally, findings, acts.All.Count(a => a.End == ActEnd.Acknowledged), acts.Filed.Count, kills, crashes, left.Output + right.Output);
    }

    // Those whose roles the procedures of the load ask for, one of each pair.
    private static IEnumerable<string> Team(SampleInstallation installation)
    {
        string[] roles = ["asset_officer", "chief_accountant", "chief_of_office", "accountant", "it_officer", "crypto_officer", "case_officer", "records_clerk"];
        var office = installation.Organisation.FindByCode("TU-VP")!;
        var committee = installation.Organisation.CommitteeOf(office);
        var people = roles.SelectMany(role => installation.Organisation.HoldersOf(role, office.Id).Take(2))
            .Concat(new[] { "standing_board", "standing_committee" }.SelectMany(organ => installation.Organisation.OrganOf(committee, organ) is { } body ? installation.Organisation.HoldersOf(organ, body.Id).Take(1) : []))
            .Concat(new[] { "organisation_department", "propaganda_department" }.SelectMany(organ => installation.Organisation.HoldersOf("consulted_body", installation.Organisation.OrganOf(committee, organ)!.Id).Take(1)));
        return people.Distinct().Select(installation.UserName);
    }

    // One node at a time, so that the other one serves; the database once, half-way.
    private static async Task<(int Kills, int Crashes)> Disturb(Disturbance disturbance, Tally tally, Node[] nodes, PrivatePostgreSql server, CancellationToken giveUp)
    {
        var chance = new Random(disturbance.Seed);
        var (kills, crashes, begun) = (0, 0, TimeProvider.System.GetTimestamp());
        while (TimeProvider.System.GetElapsedTime(begun) is var passed && (passed < disturbance.Time || kills < LeastKills || crashes == 0))
        {
            await tally.Answers(chance.Next(1, disturbance.BetweenKills), giveUp);
            if (crashes == 0 && passed > disturbance.Time / 2)
            {
                await server.CrashAndRecover();
                crashes++;
            }
            else
            {
                await nodes[chance.Next(nodes.Length)].KillAndStart(giveUp);
                kills++;
            }
        }

        return (kills, crashes);
    }
}
