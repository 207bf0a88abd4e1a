using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Authoring;

/// <summary>Says the rows of a text that may still have faults: what cannot be read is shown as it is written.</summary>
internal sealed class OutlineWords(OpenedDraft draft)
{
    private readonly GuardWords? _guards = draft.Text.File is { } file ? new GuardWords(file.Procedure, DraftForms.All(draft.Published, draft.Text.Forms).ToDictionary()) : null;

    public static string Name(OutlineRow row) => row.Node is null ? ProcessOutline.HeadOf(row) + $" ({row.List})" : row.Kind is "step" or "consult" ? $"bước {row.Id[1..]}" : $"{NodeWords.NameOf(row.Kind ?? "").ToLower(0)} {row.Id}";

    public string Content(OutlineRow row) => row.Kind switch
    {
        null => row.When is { Length: > 0 } when ? $"{ProcessOutline.HeadOf(row)}: khi {Guard(when)}" : ProcessOutline.HeadOf(row),
        "step" => row.Text("action"),
        "consult" => $"Lấy ý kiến: {row.Text("action")}",
        "call" => $"Thực hiện thủ tục {row.Text("procedure")} tại {Place(row.Text("where"))}",
        "wait" => row.Text("message") is { Length: > 0 } message ? $"Chờ: {message}" : "Chờ",
        "parallel" => row.Text("need") == "all" ? "Làm song song, xong mọi nhánh" : $"Làm song song, cần {row.Text("need")} nhánh",
        var kind => NodeWords.NameOf(kind),
    };

    public string Who(OutlineRow row)
    {
        if (row.Node?.Find("who") is not YamlNode.Map who)
            return "";
        var role = draft.Published.RoleName(NodeForm.Of(who, "role"));
        var bodies = (row.Node.Find("bodies") as YamlNode.List)?.Items.Select(body => body is YamlNode.Scalar place ? Place(place.Text) : NodeForm.Of(body as YamlNode.Map, "outside")) ?? [];
        var places = NodeForm.Of(who, "where") is { Length: > 0 } where ? [Place(where)] : NodeForm.Of(who, "outside") is { Length: > 0 } outside ? [outside] : bodies.ToArray();
        return places.Length == 0 ? role : $"{role} – {string.Join("; ", places)}";
    }

    public static string Time(OutlineRow row) => row.Node?.Find("limit") is YamlNode.Map limit
        ? $"{NodeForm.Of(limit, "value").Replace('.', ',')} {NodeWords.Units.FirstOrDefault(u => u.Value == NodeForm.Of(limit, "unit"))?.Text}" : "";

    public static string Results(OutlineRow row)
    {
        var outcomes = (row.Node?.Find("outcomes") as YamlNode.List)?.Items.OfType<YamlNode.Map>().Select(o => NodeForm.Of(o, "label")) ?? [];
        var forms = (row.Node?.Find("forms") as YamlNode.List)?.Items.OfType<YamlNode.Scalar>().Select(f => f.Text) ?? [];
        return string.Join("; ", forms.Concat(outcomes));
    }

    private string Place(string place) => draft.Text.File is { } file ? PlaceWords.Of(place, file.Procedure) : place;

    private string Guard(string text) => _guards is { } words && Engine.Guards.Guard.Parse(text, DraftChecks.TypesOf(draft)).Guard is { } guard ? words.Of(guard) : text;
}
