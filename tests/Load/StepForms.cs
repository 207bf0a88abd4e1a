using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Load;

/// <summary>Fills in, through the real use case, the forms that stand before a step or a sending.</summary>
internal static class StepForms
{
    /// <summary>Those of a draft, as its writer.</summary>
    public static async Task OfDraft(IServiceProvider services, Actor actor, Guid draft)
    {
        var codes = await In(services, async (scope, db) =>
        {
            var drafts = db.Drafts;
            var row = await drafts.AsNoTracking().SingleAsync(d => d.Id == draft);
            return FormDesk.FilingForms((await scope.GetRequiredService<IProcedures>().Version(row.Definition, default)).Definition);
        });
        foreach (var code in codes)
            await Fill(services, actor, new FormAddress(draft, true, code));
    }

    /// <summary>Those of the open work, as somebody who may do it; of anybody else nothing is filled.</summary>
    /// <returns>By how much the dossier's version has grown.</returns>
    public static async Task<int> OfStep(IServiceProvider services, Actor actor, Guid dossier, string? key)
    {
        var codes = await In(services, async (scope, db) =>
        {
            var dossiers = db.Dossiers;
            var row = await dossiers.AsNoTracking().SingleAsync(d => d.Id == dossier);
            return row.State!.Open.GetValueOrDefault(key ?? "") is OpenStep open
                ? ((Step)(await scope.GetRequiredService<IProcedures>().Version(row.Definition, default)).Definition.Find(open.Node)!).Forms
                : [];
        });
        var filled = 0;
        foreach (var code in codes)
            filled += await Fill(services, actor, new FormAddress(dossier, false, code)) ? 1 : 0;
        return filled;
    }

    /// <summary>Opens the form, fills it in, and opens it once more to see that it is as it was written.</summary>
    /// <returns>False when it was filled before, or this person may not.</returns>
    public static async Task<bool> Fill(IServiceProvider services, Actor actor, FormAddress at)
    {
        if (await Open(services, actor, at) is not { } sheet)
            return false;
        var values = ValuesFor(sheet);
        if (!await Save(services, actor, at, sheet.Entry?.Revision ?? 0, Posted(sheet.Form, values)))
            return false;
        var again = (await In(services, (scope, _) => scope.GetRequiredService<FormDesk>().Find(actor, at.Owner, at.IsDraft, at.Code, null, default)))!.Values;
        if (again.Where(v => values.Keys.Contains(v.Key) && !sheet.Form.Fields.First(f => f.Key == v.Key).IsConfirmed()).Any(v => v.Value != values[v.Key]))
            throw new InvalidOperationException($"{at.Code} was not read again as it was written.");
        return true;
    }

    /// <summary>The form as it lies open before this person, with a file where it asks for one; null when it was filled before, or this person may not.</summary>
    public static async Task<FormSheet?> Open(IServiceProvider services, Actor actor, FormAddress at)
    {
        if (await In(services, (scope, _) => scope.GetRequiredService<FormDesk>().Find(actor, at.Owner, at.IsDraft, at.Code, null, default)) is not { MayFill: true, Entry: not { FilledAt: not null } } sheet)
            return null;
        if (sheet.Files.Count > 0 || !sheet.Form.Fields.Any(f => f.Required && f.IsFile()))
            return sheet;
        using var content = new MemoryStream("Kèm theo biểu mẫu"u8.ToArray());
        Value(await In(services, (scope, _) => scope.GetRequiredService<Attachments>().Add(actor, at.Owner, null, "kem-theo.txt", content, default)));
        return await In(services, (scope, _) => scope.GetRequiredService<FormDesk>().Find(actor, at.Owner, at.IsDraft, at.Code, null, default));
    }

    /// <summary>Values with which nothing is wrong; of one form always the same.</summary>
    public static Engine.Values.ValueMap ValuesFor(FormSheet sheet) =>
        new RandomForm(new Random(sheet.Form.Code.Sum(letter => letter)), [.. sheet.Files.Select(f => f.Id.ToString())]).Values(sheet.Form, sheet.Known);

    /// <param name="revision">As the form was opened.</param>
    /// <returns>False when somebody else was faster.</returns>
    public static async Task<bool> Save(IServiceProvider services, Actor actor, FormAddress at, int revision, IReadOnlyDictionary<string, IReadOnlyList<string>> posted)
    {
        var run = await In(services, (scope, _) => scope.GetRequiredService<SaveForm>().Run(actor, at, revision, posted, finish: true, "127.0.0.1", default));
        if (run is { IsOk: false, Refusal.Code: "FORM_NOT_NOW" or "FORM_CHANGED" })
            return false;
        var saved = Value(run);
        return saved.IsFilled ? true : throw new InvalidOperationException($"{at.Code}: {string.Join("; ", saved.Faults.Select(f => $"{f.Key}: {f.Text}"))}");
    }

    /// <summary>The inputs of these values, as a browser posts them; who signs ticks the box.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Posted(FormDefinition form, Engine.Values.ValueMap values)
    {
        var posted = new Dictionary<string, IReadOnlyList<string>>(form.Write(values), StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.IsConfirmed()))
            posted[field.Key] = [Confirmations.Given];
        return posted;
    }

    private static async Task<T> In<T>(IServiceProvider services, Func<IServiceProvider, AppDb, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private static T Value<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException(string.Join("; ", result.Refusals));
}
