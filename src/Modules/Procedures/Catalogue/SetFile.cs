using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>What <c>set.yaml</c> declares: the set's name and standing, its counts, and rules that hold where a procedure says nothing.</summary>
internal sealed record SetFile(string Title, string Version, string StatusText, SetDecision Decision, SetCounts Counts, SetDefaults Defaults)
{
    public const string Path = "set.yaml";

    public static SetFile Read(YamlNode root, CatalogueFaults faults)
    {
        var file = MapReader.Of(Path, root, faults);
        var map = file.Map("set");
        file.NothingElse();
        var set = new SetFile(
            map.Text("title"), map.Text("version"), map.Text("status_text"), ReadDecision(map.Map("decision")), SetCounts.Read(map.Map("counts")),
            SetDefaults.Read(map.Map("defaults")));
        map.NothingElse();
        return set;
    }

    private static SetDecision ReadDecision(MapReader map)
    {
        var decision = new SetDecision(map.Text("number"), map.Date("date"), map.Text("issuer"));
        map.NothingElse();
        return decision;
    }
}

/// <summary>How much the package says it holds. What is there must be just as much.</summary>
internal sealed record SetCounts(int Fields, int Procedures, int Forms, ImmutableDictionary<string, (int Procedures, int Forms)> PerField, MapReader At)
{
    public static SetCounts Read(MapReader map)
    {
        var perField = ImmutableDictionary.CreateBuilder<string, (int, int)>(StringComparer.Ordinal);
        var fields = map.Map("per_field");
        foreach (var code in fields.Keys())
        {
            var counts = fields.Map(code);
            perField[code] = (counts.Whole("procedures"), counts.Whole("forms"));
            counts.NothingElse();
        }

        var read = new SetCounts(map.Whole("fields"), map.Whole("procedures"), map.Whole("forms"), perField.ToImmutable(), map);
        map.NothingElse();
        return read;
    }
}

/// <summary>Rules of the set for procedures that have none of their own.</summary>
/// <param name="AmberAt">Per cent of a limit used up, from which it is due soon.</param>
/// <param name="RefusalNotice">Within which time of its arrival a body says that it is not competent; null in texts older than the rule.</param>
internal sealed record SetDefaults(int ReturnLimit, Limit ReturnWait, Limit Consult, int AmberAt, Limit? RefusalNotice = null)
{
    public static SetDefaults Read(MapReader map)
    {
        // Share and hours for showing a deadline; the calendar itself counts sessions, whatever their length.
        foreach (var shown in (ReadOnlySpan<string>)["red_at", "workday_hours", "half_day_hours"])
            map.WholeOrNull(shown, least: 1);
        map.WordOrNull("limit_unit", Words.Units);
        var defaults = new SetDefaults(map.Whole("return_limit"), LimitReader.Read(map.Map("return_wait")), LimitReader.Read(map.Map("consult")), map.Whole("amber_at"), LimitReader.ReadOrNull(map, "refusal_notice"));
        map.NothingElse();
        return defaults;
    }
}
