using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Forms;

/// <summary>
/// Until there are digital signatures a signature field records who confirmed the form and when. The words are the server's: nobody types them, so
/// nobody confirms in another's name.
/// </summary>
internal static class Confirmations
{
    /// <summary>What the box posts.</summary>
    public const string Given = "ky";

    public static bool IsConfirmed(this FieldDefinition field) => field.Type is FieldType.Signature or FieldType.Signatures;

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Stamp(FormSheet sheet, IReadOnlyDictionary<string, IReadOnlyList<string>> posted, Actor actor, DateTimeOffset now)
    {
        var fields = sheet.Form.Fields.Where(IsConfirmed).ToList();
        if (fields.Count == 0)
            return posted;
        var stamped = new Dictionary<string, IReadOnlyList<string>>(posted, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var before = Texts(sheet.Values[field.Key]);
            var said = posted.GetValueOrDefault(field.Key, []);
            var words = $"{actor.Name}, xác nhận lúc {VietnameseDate.Format(now.InVietnam())[..16]}";
            string[] stays = [.. said.Where(text => before.Contains(text, StringComparer.Ordinal))];
            stamped[field.Key] = said.Contains(Given, StringComparer.Ordinal) ? (field.Type == FieldType.Signature ? [words] : [.. stays, words]) : stays;
        }

        return stamped;
    }

    public static IReadOnlyList<string> Texts(Value value) => value switch
    {
        Value.Text text => [text.Content],
        Value.List list => [.. list.Items.OfType<Value.Text>().Select(t => t.Content)],
        _ => [],
    };
}
