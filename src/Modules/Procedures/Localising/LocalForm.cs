using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Text;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Localising;

/// <summary>The differences as fields of a form: what was posted, otherwise what is stored. So nothing typed is lost when it is refused.</summary>
internal sealed class LocalForm(IFormCollection? form, YamlNode.Map root, LocalOverlay stored)
{
    private readonly BaseSteps _steps = new(root);

    public bool IsPosted => form is not null;

    public BaseSteps Steps => _steps;

    /// <summary>Steps that are added, and one row more to fill in.</summary>
    public int AddedRows => form is not null && int.TryParse(form["them"], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows is > 0 and <= 30
        ? rows : stored.Differences.OfType<AddedStep>().Count() + 1;

    public string this[string field] => form is not null ? form.TryGetValue(field, out var value) ? value.ToString() : "" : Stored(field);

    public IReadOnlyList<string> All(string field, string? otherwise) => form is not null ? [.. form[field].OfType<string>()] : LocalOverlap.Split(otherwise);

    public int Revision => int.TryParse(this["lan"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    /// <summary>The field in which a fault is mended.</summary>
    public static string? FieldOf(LocalFault fault, LocalOverlay overlay) => fault.Difference is AddedStep added
        ? $"them-{overlay.Differences.OfType<AddedStep>().ToList().IndexOf(added) + 1}-{fault.Part ?? "noi-dung"}" : FieldOf(fault.Difference);

    /// <summary>The field in which a difference is entered.</summary>
    public static string? FieldOf(LocalDifference difference) => difference switch
    {
        LocalGuidance => $"b{difference.At}-huong-dan",
        LocalPerformer => $"b{difference.At}-vai-tro",
        LocalLimit => $"b{difference.At}-han",
        RemovedStep => $"b{difference.At}-bo",
        LocalTotal => "tong",
        LocalNote => "ghi-chu",
        _ => null,
    };

    public (LocalOverlay Overlay, IReadOnlyList<Refusal> Refused) Read()
    {
        var (differences, refused) = (ImmutableArray.CreateBuilder<LocalDifference>(), new List<Refusal>());
        foreach (var (number, node) in _steps.All)
        {
            if (this[$"b{number}-bo"].Length > 0)
            {
                differences.Add(new RemovedStep(number));
                continue;
            }

            if (Text($"b{number}-huong-dan") is { Length: > 0 } guidance && guidance != BaseSteps.Text(node, "guidance"))
                differences.Add(new LocalGuidance(number, guidance));
            var (role, place) = (Text($"b{number}-vai-tro"), Text($"b{number}-noi"));
            var who = node.Find("who") as YamlNode.Map ?? new YamlNode.Map(0, []);
            var (oldRole, oldPlace) = (BaseSteps.Text(who, "role"), BaseSteps.Text(who, "where"));
            if ((role.Length > 0 && role != oldRole) || (place.Length > 0 && place != oldPlace))
                differences.Add(new LocalPerformer(number, role.Length > 0 ? role : oldRole, place.Length > 0 ? place : oldPlace));
            if (Number($"b{number}-han", refused) is { } limit && limit != _steps.Limit(number))
                differences.Add(new LocalLimit(number, limit));
        }

        if (Number("tong", refused) is { } total && total != _steps.Total)
            differences.Add(new LocalTotal(total));
        for (var row = 1; row <= AddedRows; row++)
        {
            if (Text($"them-{row}-noi-dung") is { Length: > 0 } action)
                differences.Add(new AddedStep(
                    (int)(Number($"them-{row}-sau", refused) is { } after and >= 1 and <= 100_000 ? decimal.Truncate(after) : 1), Text($"them-{row}-loai"), action, Text($"them-{row}-vai-tro"), Text($"them-{row}-noi"),
                    Number($"them-{row}-han", refused) ?? 0, Text($"them-{row}-huong-dan")));
        }

        if (Text("ghi-chu") is { Length: > 0 } note)
            differences.Add(new LocalNote(note));
        return (new LocalOverlay(differences.ToImmutable()), refused);
    }

    private string Text(string field)
    {
        try
        {
            return Folding.Normalise(this[field].Replace("\r\n", "\n", StringComparison.Ordinal));
        }
        catch (ArgumentException)
        {
            // Half a character; the check of the text tells it.
            return "\uFFFD";
        }
    }

    private decimal? Number(string field, List<Refusal> refused)
    {
        var text = this[field].Trim().Replace(',', '.');
        if (text.Length == 0)
            return null;
        if (text.Length <= 10 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        refused.Add(Refusals.LocalFault("local_time", "Đề nghị nhập một số, ví dụ 1,5.", field));
        return null;
    }

    private string Stored(string field)
    {
        var parts = field.Split('-', 2);
        if (parts[0] == "them" && parts.Length == 2 && parts[1].Split('-', 2) is [var row, var what])
        {
            var added = stored.Differences.OfType<AddedStep>().ElementAtOrDefault(int.Parse(row, CultureInfo.InvariantCulture) - 1);
            return added is null ? "" : what switch
            {
                "sau" => added.After.ToString(CultureInfo.InvariantCulture), "loai" => added.Kind, "noi-dung" => added.Action, "vai-tro" => added.Role,
                "noi" => added.Place, "han" => Text(added.Days), "huong-dan" => added.Guidance, _ => "",
            };
        }

        return stored.Differences.Where(d => FieldOf(d) == field || (d is LocalPerformer && field == $"b{d.At}-noi")).Select(d => d switch
        {
            LocalGuidance guidance => guidance.Text,
            LocalPerformer who => field.EndsWith("-noi", StringComparison.Ordinal) ? who.Place : who.Role,
            LocalLimit limit => Text(limit.Value),
            LocalTotal total => Text(total.Value),
            LocalNote note => note.Text,
            _ => "true",
        }).FirstOrDefault() ?? "";
    }

    private static string Text(decimal value) => value.ToString("0.##", CultureInfo.GetCultureInfo("vi-VN"));
}
