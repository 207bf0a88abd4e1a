using Microsoft.EntityFrameworkCore;

namespace ThongSuot.Access.Tests;

/// <summary>What lies in the database: of each table how many rows, of those with people's things also what is in them.</summary>
internal static class Snapshot
{
    // Written by the program itself in the background, or by each request of a session.
    private static readonly string[] s_moving = ["platform_seal", "platform_seal_leaf", "platform_unsealed", "platform_delivery", "organisation_session", "notifications_sweep", "dossiers_change", "procedures_view"];

    private static readonly string[] s_whole = ["dossiers_", "notifications_", "platform_job", "organisation_kept_form", "organisation_account", "organisation_holding"];

    public static async Task<IReadOnlyList<string>> Take(RunningProvince province)
    {
        await province.Settle();
        return await province.Look(async db =>
        {
            var found = new List<string>();
            await db.Database.OpenConnectionAsync();
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Except(s_moving).Order(StringComparer.Ordinal))
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                var whole = s_whole.Any(prefix => table.StartsWith(prefix, StringComparison.Ordinal));
                // The name comes from the model, not from outside.
#pragma warning disable CA2100
                command.CommandText = whole ? $"select * from {table}"
                    : $"select count(*) from {table}" + (table == "platform_log_entry" ? " where stream not like 'reading/%'" : "");
#pragma warning restore CA2100
                await using var rows = await command.ExecuteReaderAsync();
                var values = new object[rows.FieldCount];
                long count = 0, sum = 0;
                while (await rows.ReadAsync())
                {
                    rows.GetValues(values);
                    count++;
                    sum += string.Join('|', values.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : v.ToString())).GetHashCode(StringComparison.Ordinal);
                }

                found.Add(whole ? $"{table}: {count} rows, {sum}" : $"{table}: {values[0]} rows");
            }

            return found;
        });
    }
}
