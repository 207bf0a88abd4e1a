using System.Globalization;
using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Reform.Feedback;

/// <param name="Key">As it stands in addresses: "buoc-3"; empty for the whole.</param>
internal sealed record Part(string Key, string Name);

/// <summary>What of a procedure one can speak about: steps, time limits, components, forms and their fields.</summary>
internal sealed class Parts(IProcedures procedures)
{
    public static readonly Part Whole = new("", "Toàn bộ thủ tục");

    public async Task<IReadOnlyList<Part>> Of(Procedure procedure, CancellationToken cancellation)
    {
        var parts = new List<Part> { Whole };
        foreach (var step in procedure.Definition.Steps.DistinctBy(s => s.Number))
        {
            parts.Add(new Part($"buoc-{Text(step.Number)}", $"Bước {Text(step.Number)}: {step.Action}"));
            if (step.Limit is { } limit)
                parts.Add(new Part($"thoi-han-{Text(step.Number)}", $"Thời hạn của bước {Text(step.Number)}: {LimitText.Of(limit)}"));
        }

        if (procedure.Definition.Total is { } total)
            parts.Add(new Part("thoi-han", $"Thời hạn giải quyết: {LimitText.Of(total)}"));
        parts.AddRange(procedure.Components.Select(c => new Part($"thanh-phan-{Text(c.Number)}", $"Thành phần hồ sơ {Text(c.Number)}: {c.Name}")));
        foreach (var code in procedure.Forms)
        {
            if (await procedures.Form(procedure.VersionId, code, cancellation) is not { } form)
                continue;
            parts.Add(new Part($"bieu-mau-{code}", $"Biểu mẫu {code}: {form.Name}"));
            parts.AddRange(form.Fields.Select(f => new Part($"bieu-mau-{code}.{f.Key}", $"Biểu mẫu {code}, mục “{f.Label}”")));
        }

        // Longer keys and names would not be kept; no catalogue has them.
        return [.. parts.Where(p => p.Key.Length <= 120).Select(p => p with { Name = p.Name.Length <= 400 ? p.Name : p.Name[..399] + "…" })];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
