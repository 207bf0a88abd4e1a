using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Platform.Text;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Competences;

/// <summary>What the address of the table asks for.</summary>
/// <param name="Words">As typed.</param>
/// <param name="Verified">"roi" or "chua"; empty: both.</param>
/// <param name="After">Id of the last rule of the page before; null: from the beginning.</param>
internal sealed record CompetenceQuery(DateOnly Day, bool IsToday, string Field, string Procedure, string Level, string Management, string Verified, string Words, string? After)
{
    private const int MostLetters = 100;

    public static CompetenceQuery Of(IQueryCollection query, DateOnly today)
    {
        string Text(string name) => Posted.Clean(query[name].FirstOrDefault() is { } text ? text[..Math.Min(text.Length, MostLetters)] : "").Trim();
        var day = RuleFields.DayOf(Text("ngay"));
        return new CompetenceQuery(day ?? today, day is null || day == today, Text("linh-vuc"), Text("thu-tuc"), Text("cap"), Text("dien"), Text("doi-chieu"), Text("q"), Text("sau") is { Length: > 0 } after ? after : null);
    }

    public bool IsFiltered => (Field + Procedure + Level + Management + Verified + Words).Length > 0;

    public string Address(string path, string? after = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in ((string, string)[])[
            ("ngay", IsToday ? "" : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("linh-vuc", Field), ("thu-tuc", Procedure), ("cap", Level), ("dien", Management),
            ("doi-chieu", Verified), ("q", Words), ("sau", after ?? "")])
        {
            if (value.Length > 0)
                query.Add(name, value);
        }

        return path + query;
    }

    /// <summary>The rules that hold on the day and that the filters leave, in the table's order.</summary>
    public IReadOnlyList<CompetenceRule> Find(PublishedSnapshot published)
    {
        var words = Folding.Fold(Words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var table = published.Competence;
        bool Admits(CompetenceRule rule, string input, string code) => code.Length == 0 || !rule.When.TryGetValue(input, out var codes) || codes.Contains(code, StringComparer.Ordinal);
        var codes = table.Inputs.FirstOrDefault(i => i.Name == FilingCompetence.Procedure)?.Codes ?? [];
        bool OfField(CompetenceRule rule) => Field.Length == 0 || CompetenceChanges.ProceduresOf(rule, codes).Any(code => (published.Find(code)?.Procedure.Field ?? code.Split('-')[0]) == Field);
        bool HasWords(CompetenceRule rule)
        {
            if (words.Length == 0)
                return true;
            var names = CompetenceChanges.ProceduresOf(rule, codes).Select(code => published.Find(code)?.Procedure.Name ?? "");
            var text = Folding.Fold($"{rule.Id} {CompetenceWords.Line(rule)} {rule.Source} {string.Join(' ', names)}");
            return words.All(word => text.Contains(word, StringComparison.Ordinal));
        }

        return [.. table.Rules.Where(rule => rule.From <= Day && (rule.To is null || Day < rule.To) && OfField(rule)
            && Admits(rule, FilingCompetence.Procedure, Procedure) && Admits(rule, FilingCompetence.FilerLevel, Level) && Admits(rule, FilingCompetence.Management, Management)
            && Verified switch { "roi" => rule.Verified, "chua" => !rule.Verified, _ => true } && HasWords(rule))];
    }
}
