using Microsoft.AspNetCore.Http;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;

namespace ThongSuot.Dossiers.Filing;

/// <summary>The posted draft as content, exactly as typed. What is not asked is not taken.</summary>
internal static class DraftPosting
{
    public static DraftContent Read(Procedure procedure, IEnumerable<Component> components, IFormCollection form) => new()
    {
        Subject = procedure.Subject == SubjectKind.Person ? form["subject"].ToString() : null,
        SubjectId = procedure.Subject == SubjectKind.Body && Guid.TryParse(form["subject"], out var subject) ? subject : null,
        Secrecy = Enum.TryParse<Engine.Processes.Secrecy>(form["secrecy"], out var secrecy) && Enum.IsDefined(secrecy) ? secrecy : null,
        Abstract = form["abstract"].ToString() is { Length: > 0 } text ? text : null,
        Facts = procedure.Facts.Where(f => form[$"fact.{f.Key}"].ToString().Length > 0).ToDictionary(f => f.Key, f => form[$"fact.{f.Key}"].ToString()),
        Parties = procedure.Parties.Where(p => Guid.TryParse(form[$"party.{p.Key}"], out _)).ToDictionary(p => p.Key, p => Guid.Parse(form[$"party.{p.Key}"]!)),
        Copies = [.. form["copies"].Where(v => Guid.TryParse(v, out _)).Select(v => Guid.Parse(v!)).Distinct()],
        Paper = [.. components.Where(c => form[$"component.{c.Number}"] == "1").Select(c => c.Number)],
    };

    /// <summary>The role and body to file with, where the person has several that fit.</summary>
    public static (string? Role, Guid? Body) Right(IFormCollection form) =>
        form["right"].ToString().Split('@') is [var role, var body] && Guid.TryParse(body, out var at) ? (role, at) : (null, null);
}
