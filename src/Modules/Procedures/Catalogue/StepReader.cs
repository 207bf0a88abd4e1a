using System.Collections.Immutable;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Reads one row of the officers' table.</summary>
internal static class StepReader
{
    public static Step Read(MapReader map, string id, IReadOnlyCollection<string> parties, bool inEach)
    {
        map.TextOrNull("trade");
        var step = new Step(id, map.Whole("step"), map.Text("action"), map.Word("kind", Words.StepKinds), Who(map.Map("who"), parties, inEach))
        {
            Limit = LimitReader.ReadOrNull(map, "limit"),
            Vote = Vote(map),
            AppointsTeam = map.Truth("appoints_team", otherwise: false),
            Receives = map.Truth("receives", otherwise: false),
            Outcomes = [.. map.Maps("outcomes", optional: true).Select(ReadOutcome)],
            Forms = map.Texts("forms", optional: true),
            Components = map.Wholes("components"),
            Guidance = map.Text("guidance"),
        };
        if (step.Outcomes.DistinctBy(o => o.Code, StringComparer.Ordinal).Count() != step.Outcomes.Length)
            map.Fault("outcomes", "twice", "an outcome stands twice", "một kết quả có hai lần");
        if (step.Vote is not null && step.Kind != StepKind.Collective)
            map.Fault("vote", "vote", "only a collective votes", "chỉ bước của tập thể mới biểu quyết");
        if (step.Kind == StepKind.External != step.Who.Outside is not null)
            map.Fault("who", "outside", "an external step, and only that, names an outside body", "bước của cơ quan ngoài hệ thống, và chỉ bước đó, ghi tên cơ quan ngoài");
        return step;
    }

    public static Performer RecordedBy(MapReader map, IReadOnlyCollection<string> parties, bool inEach) => Inside(map.Map("recorded_by"), parties, inEach);

    private static Performer Who(MapReader map, IReadOnlyCollection<string> parties, bool inEach)
    {
        if (!map.Has("outside"))
            return Inside(map, parties, inEach);
        var performer = new Performer(map.Text("role"), null, map.Text("outside"), RecordedBy(map, parties, inEach));
        map.NothingElse();
        return performer;
    }

    private static Performer Inside(MapReader map, IReadOnlyCollection<string> parties, bool inEach)
    {
        var performer = new Performer(map.Text("role"), map.Text("where"));
        if (map.Has("where"))
            Places.Check(map, "where", performer.Place!, parties, inEach);
        map.NothingElse();
        return performer;
    }

    private static VoteRule? Vote(MapReader map)
    {
        if (map.MapOrNull("vote") is not { } vote)
            return null;
        var rule = new VoteRule(vote.Word("threshold", Words.Thresholds), vote.Word("of", Words.VoteBases), vote.Truth("secret"));
        vote.NothingElse();
        return rule;
    }

    private static Outcome ReadOutcome(MapReader map)
    {
        var outcome = new Outcome(map.Text("code"), map.Text("label"));
        map.NothingElse();
        return outcome;
    }
}
