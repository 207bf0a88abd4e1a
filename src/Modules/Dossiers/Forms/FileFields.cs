using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;

namespace ThongSuot.Dossiers.Forms;

/// <summary>A file field names files that were uploaded to the dossier, by their ids.</summary>
internal static class FileFields
{
    public static bool IsFile(this FieldDefinition field) => field.Type is FieldType.File or FieldType.Files;

    public static IEnumerable<FieldError> Check(FormSheet sheet, ValueMap values)
    {
        var known = sheet.Files.Select(f => f.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        return sheet.Form.Fields.Where(IsFile).Where(field => Confirmations.Texts(values[field.Key]).Any(id => !known.Contains(id)))
            .Select(field => new FieldError(field.Key, "file", "Chọn tệp đã tải lên hồ sơ này; tệp phải được tải lên trước."));
    }

    /// <summary>The file's name for an id; the id itself where the file is gone.</summary>
    public static string NameOf(FormSheet sheet, string id) => sheet.Files.FirstOrDefault(f => f.Id.ToString() == id)?.Name ?? "(tệp không còn)";
}
