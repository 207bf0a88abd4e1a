using System.Text;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>The rows that only lists need, written in the transaction of the act: search words, what ended, what leaders see, who is to be told.</summary>
internal static class ListRows
{
    /// <summary>To be called when tasks and scopes are staged.</summary>
    /// <param name="moved">The scopes whose tasks came, went or moved.</param>
    public static void Keep(AppDb db, Dossier dossier, DossierState? before, ProcedureDefinition definition, IEnumerable<Guid> moved, DateTimeOffset now)
    {
        var state = dossier.State!;
        if (before is null)
            db.AddRange(SearchedBy(dossier, db.IsSqlite));
        else if (before.IsOver != state.IsOver)
            Turn(db, dossier, state.IsOver);

        var was = before is null ? [] : LeaderScopes.Of(dossier.Id, before, definition).ToDictionary(h => (h.Scope, h.Key));
        foreach (var held in LeaderScopes.Of(dossier.Id, state, definition))
        {
            if (!was.Remove((held.Scope, held.Key), out var old))
                db.Add(held);
            else if ((old.DueAt, old.Since, old.Status, old.Person) != (held.DueAt, held.Since, held.Status, held.Person))
                db.Update(held);
        }

        db.RemoveRange(was.Values);
        db.Add(ChangeOf(dossier, moved, now));
    }

    public static DossierScope ScopeOf(Dossier dossier, Guid scope, bool ended) => new() { Scope = scope, Dossier = dossier.Id, Field = dossier.Field, FiledAt = dossier.FiledAt, Ended = ended };

    /// <summary>By what a dossier is found: its words, each a row; on PostgreSQL one row with all of them.</summary>
    public static IEnumerable<object> SearchedBy(Dossier dossier, bool isSqlite) => isSqlite ? WordsOf(dossier) : [RowOf(dossier)];

    public static DossierWords RowOf(Dossier dossier) => new() { Dossier = dossier.Id, FiledAt = dossier.FiledAt, Words = dossier.Words };

    public static IEnumerable<DossierWord> WordsOf(Dossier dossier) => dossier.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(Bytes).DistinctBy(Convert.ToHexString)
        .Select(word => new DossierWord { Dossier = dossier.Id, Word = word, FiledAt = dossier.FiledAt });

    /// <summary>A folded word, or the beginning of one, as it is stored and looked for.</summary>
    public static byte[] Bytes(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        return bytes.Length <= DossierWord.Longest ? bytes : bytes[..DossierWord.Longest];
    }

    /// <summary>What comes after all words that begin so: no UTF-8 text has the byte FF.</summary>
    public static byte[] AfterAll(string word) => [.. Bytes(word), 0xFF];

    // Ended, or opened anew: all rows by which it is listed.
    private static void Turn(AppDb db, Dossier dossier, bool ended)
    {
        var rows = db.DossierScopes;
        foreach (var scope in dossier.Scopes)
        {
            if (rows.Local.FindEntryUntyped([dossier.Id, scope]) is { } known)
                known.Entity.Ended = ended;
            else
                db.Update(ScopeOf(dossier, scope, ended));
        }
    }

    // Whose list looks otherwise now: those whose tasks came, went or moved, and the filer, who follows it.
    private static DossierChange ChangeOf(Dossier dossier, IEnumerable<Guid> moved, DateTimeOffset now)
    {
        var scopes = moved.Concat(Sight.Filers(dossier.State!).Select(v => v.Scope)).Distinct();
        return new DossierChange { Id = Guid.CreateVersion7(now), At = now, Scopes = [.. scopes.SelectMany(s => s.ToByteArray())] };
    }
}
