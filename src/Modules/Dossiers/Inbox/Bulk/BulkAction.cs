using System.Globalization;
using System.Text;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Inbox.Bulk;

/// <summary>A row that was ticked, with the version that the person saw. Posted as "0198….7.6235".</summary>
internal sealed record BulkItem(Guid Dossier, int Version, string Work)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Dossier:N}.{Version}.{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Work))}");

    public static BulkItem? Read(string? text) =>
        text?.Split('.') is [var id, var version, var work]
        && Guid.TryParseExact(id, "N", out var dossier)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && work.Length <= 400 && work.Length % 2 == 0 && work.All(char.IsAsciiHexDigitLower)
            ? new BulkItem(dossier, number, Encoding.UTF8.GetString(Convert.FromHexString(work)))
            : null;
}

internal enum BulkKind { Receive, Complete, Reassign, Follow }

/// <summary>The same for each item.</summary>
/// <param name="Outcome">For a completion; null where the step declares none.</param>
/// <param name="Person">To whom the work is given.</param>
internal sealed record BulkAction(BulkKind Kind, string? Outcome = null, Guid? Person = null)
{
    public string Title => Kind switch
    {
        BulkKind.Receive => "Ký nhận hồ sơ",
        BulkKind.Complete => "Hoàn thành bước",
        BulkKind.Reassign => "Giao người khác",
        _ => "Theo dõi hồ sơ",
    };

    public StepAction For(string work) => Kind switch
    {
        BulkKind.Receive => new StepAction(CommandKind.Receive, work),
        BulkKind.Complete => new StepAction(CommandKind.Complete, work) { Outcome = Outcome },
        _ => new StepAction(CommandKind.Reassign, work) { Person = Person },
    };
}
