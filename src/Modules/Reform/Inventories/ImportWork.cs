using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Inventories;

/// <summary>Takes a whole spreadsheet into an inventory, or none of it and names each cell at fault.</summary>
internal sealed class ImportWork(AppDb db, KeepWork keep, IProcedures procedures, TimeProvider time)
{
    public const int MostBytes = 1 << 20;

    private const int MostFaults = 100;

    /// <summary>Heads of the template; the order is free, and a star marks what must be filled in.</summary>
    public static readonly (string Head, string Field)[] Columns =
    [
        ("Tên công việc *", "ten"), ("Lĩnh vực *", "linh-vuc"), ("Loại *", "loai"), ("Tần suất *", "tan-suat"), ("Số lượng mỗi năm", "so-luong"), ("Ai quyết định *", "tham-quyen"),
        ("Mã thủ tục", "thu-tuc"), ("Đề xuất *", "de-xuat"),
    ];

    public async Task<Result<WorkImport>> Run(Actor actor, Guid body, Stream content, CancellationToken cancellation)
    {
        if (await keep.MayChange(actor, body, cancellation) is { } refusal)
            return refusal;
        var sheet = WorkSheet.Read(content);
        if (!sheet.IsOk)
            return sheet.Refusal;
        var places = Places(sheet.Value.Count == 0 ? [] : sheet.Value[0].Cells);
        if (places.Count == 0)
            return Refusals.SheetUnreadable;
        var works = db.Works;
        if (await works.CountAsync(w => w.Body == body, cancellation) + sheet.Value.Count - 1 > KeepWork.MostRows)
            return Refusals.TooMuchWork;
        var fields = (await procedures.Set(cancellation))?.Fields ?? [];
        var faults = new List<string>();
        var made = new List<Work>();
        foreach (var (number, cells) in sheet.Value.Skip(1))
        {
            string Text(string field) => places.TryGetValue(field, out var place) ? cells[place] : "";
            var entry = Entry(Text, fields);
            var wrong = (await keep.Faults(entry, cancellation)).ToList();
            faults.AddRange(wrong.Select(f => $"Ô {Cell(places, f.Field, number)}: {f.Text}"));
            if (wrong.Count == 0)
                made.Add(keep.Made(body, entry));
        }

        var import = new WorkImport
        {
            Id = Guid.CreateVersion7(time.Now()), Body = body, Person = actor.Person, At = time.Now(), Rows = faults.Count == 0 ? made.Count : 0, Faults = string.Join('\n', faults.Take(MostFaults)),
        };
        db.Add(import);
        if (faults.Count == 0)
            db.AddRange(made);
        await db.SaveChangesAsync(cancellation);
        return import;
    }

    /// <summary>What came of a file; only for who uploaded it.</summary>
    public Task<WorkImport?> Find(Actor actor, Guid id, CancellationToken cancellation) =>
        db.WorkImports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.Person == actor.Person, cancellation);

    private static WorkEntry Entry(Func<string, string> text, IEnumerable<CatalogueField> fields)
    {
        var volume = text("so-luong");
        var isNumber = int.TryParse(volume, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var field = Folding.Fold(text("linh-vuc"));
        return new WorkEntry(
            text("ten"), fields.FirstOrDefault(f => Folding.Fold(f.Code) == field || Folding.Fold(f.Name) == field)?.Code, WorkWords.Kinds.Typed(text("loai")),
            WorkWords.Frequencies.Typed(text("tan-suat")), isNumber ? number : null, volume.Length > 0 && !isNumber, WorkWords.Authorities.Typed(text("tham-quyen")),
            text("thu-tuc") is { Length: > 0 } code ? code : null, WorkWords.Proposals.Typed(text("de-xuat")));
    }

    private static Dictionary<string, int> Places(string[] heads)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < heads.Length; i++)
        {
            if (Columns.FirstOrDefault(c => Folding.Fold(c.Head) == Folding.Fold(heads[i])).Field is { } field)
                places.TryAdd(field, i);
        }

        return places;
    }

    private static string Cell(Dictionary<string, int> places, string? field, int row) =>
        field is not null && places.TryGetValue(field, out var place) ? WorkSheet.CellName(place, row) : $"thiếu cột, dòng {row.ToString(CultureInfo.InvariantCulture)}";
}
