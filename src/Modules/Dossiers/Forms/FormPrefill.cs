using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Forms;

/// <summary>A value that is there already, and where from, in Vietnamese.</summary>
internal sealed record KnownValue(Value Value, string From);

/// <summary>
/// What the system knows already about a form's fields: from earlier forms of the dossier, its facts and parties, and who files or writes. Only proposed;
/// the person may change it.
/// </summary>
internal static class FormPrefill
{
    // Under these keys each form means something of its own.
    private static readonly HashSet<string> OfEachForm = new(StringComparer.Ordinal)
    {
        "so", "so_ky_hieu", "ky_hieu", "ngay", "han", "loai", "ket_qua", "ket_luan", "noi_dung", "ghi_chu", "y_kien", "quyet_dinh", "hinh_thuc", "tinh_trang", "trang_thai", "chu_ky", "nguoi_ky", "nguoi_duyet",
    };

    public static IReadOnlyDictionary<string, KnownValue> Of(FormSheet sheet, Actor actor, DateOnly today)
    {
        var known = new Dictionary<string, KnownValue>(StringComparer.Ordinal);
        var earlier = sheet.Others.Select(other => (other.Code, Values: ValueJson.ReadMap(other.Values!))).ToList();
        foreach (var field in sheet.Form.Fields.Where(f => !f.IsConfirmed() && f.Type != FieldType.Encrypted))
        {
            if ((FromEarlier(field, earlier) ?? FromDossier(field, sheet) ?? FromPerson(field, sheet, actor, today)) is { } found && Fits(field, found.Value))
                known[field.Key] = found;
        }

        return known;
    }

    private static KnownValue? FromEarlier(FieldDefinition field, List<(string Code, ValueMap Values)> earlier)
    {
        if (OfEachForm.Contains(field.Key))
            return null;
        var found = earlier.FirstOrDefault(form => !form.Values[field.Key].IsNothing);
        return found.Code is null ? null : new KnownValue(found.Values[field.Key], $"biểu mẫu {found.Code} của hồ sơ này");
    }

    private static KnownValue? FromDossier(FieldDefinition field, FormSheet sheet)
    {
        if (sheet.Facts.TryGetValue(field.Key, out var fact))
            return Text(fact, "thông tin khi nộp hồ sơ");
        IReadOnlyDictionary<string, Guid> parties = sheet.Draft is not null ? sheet.Draft.Content.Parties : sheet.Dossier!.Matter.Parties;
        if (parties.TryGetValue(field.Key, out var party))
            return Text(sheet.Organisation.Find(party)?.Name, "thông tin khi nộp hồ sơ");
        return field.Key switch
        {
            "ma_ho_so" or "ho_so" => Text(sheet.Dossier?.Code, "mã hồ sơ"),
            "trich_yeu" => Text(sheet.Draft?.Content.Abstract, "trích yếu của hồ sơ"),
            "ho_ten" or "doi_tuong" => Text(sheet.Draft?.Content.Subject ?? sheet.Organisation.Find(sheet.Dossier?.Matter.SubjectBody)?.Name, "đối tượng của hồ sơ"),
            _ => null,
        };
    }

    private static KnownValue? FromPerson(FieldDefinition field, FormSheet sheet, Actor actor, DateOnly today) => (field.Type, field.Key) switch
    {
        (FieldType.Date, "ngay" or "ngay_lap" or "ngay_de_nghi" or "ngay_nop") => new KnownValue(new Value.Date(today), "ngày hôm nay"),
        (FieldType.Organisation, "don_vi" or "to_chuc" or "don_vi_de_nghi" or "co_quan_de_nghi" or "don_vi_yeu_cau") =>
            Text(sheet.Organisation.Find(sheet.Draft?.Body ?? sheet.Dossier!.FilerBody)?.Name, "nơi nộp hồ sơ"),
        (FieldType.User, "nguoi_lap" or "nguoi_de_nghi" or "nguoi_nhap" or "nguoi_yeu_cau" or "nguoi_dang_ky" or "can_bo") => Text(NameOf(sheet.Organisation, actor), "người đang điền"),
        _ => null,
    };

    /// <summary>A person as forms name one: name and position.</summary>
    public static string NameOf(Person person) => person.Position is null ? person.Name : $"{person.Name} – {person.Position}";

    private static string NameOf(OrganisationView view, Actor actor) => view.FindPerson(actor.Person) is { } person ? NameOf(person) : actor.Name;

    private static KnownValue? Text(string? text, string from) => string.IsNullOrWhiteSpace(text) ? null : new KnownValue(new Value.Text(text), from);

    // The same key may be of another kind in another form: only what the field would take is proposed.
    private static bool Fits(FieldDefinition field, Value value) =>
        new FormDefinition("BM", "BM", 1, [field with { VisibleWhen = null }], []).Validate(ValueMap.Of((field.Key, value))).Count == 0;
}
