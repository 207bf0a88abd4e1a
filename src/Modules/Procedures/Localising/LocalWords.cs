using System.Globalization;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Localising;

/// <summary>Says differences in Vietnamese.</summary>
internal sealed class LocalWords(PublishedSnapshot published, Procedure procedure)
{
    public static string What(LocalDifference difference) => difference switch
    {
        LocalGuidance => $"Hướng dẫn bước {difference.At}",
        LocalPerformer => $"Người thực hiện bước {difference.At}",
        LocalLimit => $"Thời hạn bước {difference.At}",
        LocalTotal => "Tổng thời hạn",
        AddedStep => $"Thêm bước sau bước {difference.At}",
        RemovedStep => $"Bỏ bước {difference.At}",
        _ => "Ghi chú",
    };

    /// <summary>What is local.</summary>
    public string Of(LocalDifference difference, BaseSteps steps) => difference switch
    {
        LocalGuidance guidance => guidance.Text,
        LocalPerformer who => Who(who.Role, who.Place),
        LocalLimit limit => Time(limit.Value, steps.Find(limit.Step)?.Find("limit")),
        LocalTotal total => $"{Number(total.Value)} (đơn vị như văn bản cấp trên)",
        AddedStep added => $"{added.Action} ({Kind(added.Kind)}; {Who(added.Role, added.Place)}; {Number(added.Days)} ngày làm việc). {added.Guidance}",
        RemovedStep => "Không thực hiện bước này",
        LocalNote note => note.Text,
        _ => "",
    };

    /// <summary>What a text above says at the same place.</summary>
    public string Above(LocalDifference difference, YamlNode.Map root)
    {
        var steps = new BaseSteps(root);
        if (difference is LocalTotal)
            return steps.Total is { } total ? Number(total) : "Không quy định";
        if (difference is LocalNote)
            return BaseSteps.Text(root, "notes");
        if (steps.Find(difference.At) is not { } step)
            return $"Không có bước {difference.At}";
        return difference switch
        {
            LocalGuidance => BaseSteps.Text(step, "guidance"),
            LocalPerformer => step.Find("who") is YamlNode.Map who ? Who(BaseSteps.Text(who, "role"), BaseSteps.Text(who, "where")) : "",
            LocalLimit limit => steps.Limit(limit.Step) is { } value ? Time(value, step.Find("limit")) : "Không định hạn",
            _ => BaseSteps.Text(step, "action"),
        };
    }

    public string Who(string role, string place) =>
        place.Length > 0 && PlaceWords.Of(place, procedure) is { Length: > 0 } where ? $"{published.RoleName(role)} – {where}" : published.RoleName(role);

    public static string Kind(string kind) => kind switch { "review" => "thẩm định", "collective" => "bàn tập thể", "consult" => "lấy ý kiến", _ => kind };

    private static string Time(decimal value, YamlNode? limit)
    {
        var unit = limit is YamlNode.Map map ? BaseSteps.Text(map, "unit") : "working_day";
        return $"{Number(value)} {unit switch { "calendar_day" => "ngày", "month" => "tháng", "hour" => "giờ", _ => "ngày làm việc" }}";
    }

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.GetCultureInfo("vi-VN"));
}
