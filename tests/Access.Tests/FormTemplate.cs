using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Access.Tests;

/// <summary>
/// A form that names something that is not everybody's, as it stands on a page of somebody who sees that; others send it with the id of what
/// they do not see.
/// </summary>
/// <param name="Kind">What it names.</param>
internal sealed partial record FormTemplate(string Action, bool IsMultipart, ImmutableArray<KeyValuePair<string, string>> Fields, Kind Kind)
{
    /// <summary>One of the many commands of the same form; each person sends some of them.</summary>
    public bool IsOneOfMany { get; private init; }

    /// <summary>What takes it, whatever it says of a dossier.</summary>
    public string Place => Said("_handler", "viec", "dang");

    public string Name => Said("_handler", "viec", "dang", "kind");

    /// <summary>From the pages of those who filed or have work, what the endpoints of the program take by themselves, and every command on a dossier.</summary>
    public static async Task<IReadOnlyList<FormTemplate>> Gather(RunningProvince province)
    {
        var insiders = province.Belongings.Dossiers.Select(d => d.Row.FilerPerson)
            .Concat(province.Belongings.Dossiers.SelectMany(d => d.State.OpenSteps).Select(s => s.Assignee ?? (s.Holder.IsNamed ? s.Holder.Persons[0] : province.Organisation.HoldersOf(s.Holder.Role, s.Holder.Body.Id).First())))
            .Concat(province.Walkers.InPerson).Distinct().ToArray();
        var found = new Dictionary<string, FormTemplate>(StringComparer.Ordinal);
        foreach (var person in insiders)
        {
            var actor = await province.Actor(person);
            using var browser = await province.SignIn(person);
            var pages = province.Routes.Plain("GET").Where(a => a.IsPage && province.Routes.LetsIn(a, actor)).Select(a => a.With())
                .Concat(province.Routes.Filled("GET").Where(a => a.IsPage && province.Routes.LetsIn(a, actor) && province.Routes.KindOf(a) is not null)
                    .SelectMany(a => province.Belongings.Things.Where(t => t.Kind == province.Routes.KindOf(a) && t.IsSeenBy(actor)).Select(t => a.With(t.Id.ToString()))));
            foreach (var page in pages)
            {
                foreach (var form in (await browser.Get(page)).Document().Forms.SelectMany(f => Of(province, page, f)))
                    found.TryAdd(form.Name, form);
            }
        }

        foreach (var address in province.Routes.Filled("POST").Where(a => !a.IsPage))
        {
            if (province.Routes.KindOf(address) is { } kind)
            {
                var form = new FormTemplate(address.With(province.Belongings.Things.First(t => t.Kind == kind).Id.ToString()), address.Pattern.EndsWith("/tep", StringComparison.Ordinal), [], kind);
                found.TryAdd(form.Name, form);
            }
        }

        var act = found.Values.First(f => f.Action.StartsWith("/ho-so/", StringComparison.Ordinal) && f.Fields.Any(x => x is { Key: "_handler", Value: "act" }));
        foreach (var command in Enum.GetNames<CommandKind>())
        {
            var form = act with { Fields = [.. act.Fields.Where(f => f.Key is not "kind"), new("kind", command)], IsOneOfMany = true };
            found.TryAdd(form.Name, form);
        }

        return [.. found.Values];
    }

    /// <summary>Where it goes and what it carries, about another thing.</summary>
    /// <param name="id">In the place of what it names.</param>
    /// <param name="like">The thing whose version and open work it carries.</param>
    public (string Action, HttpContent Content) About(Belongings belongings, Guid id, Thing like, string token)
    {
        string Other(string text) => Id().Replace(text, m => belongings.Find(Guid.Parse(m.Value)) is { } named ? (named.Kind == Kind ? id : Guid.Empty).ToString(m.Value.Contains('-', StringComparison.Ordinal) ? "D" : "N") : m.Value);
        var fields = Fields.Select(f => KeyValuePair.Create(f.Key, like.Rest(f.Key) is { Length: > 0 } own ? own : Other(f.Value))).Append(new("__RequestVerificationToken", token));
        if (!IsMultipart)
            return (Other(Action), new FormUrlEncodedContent(fields));
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Reverse())
            content.Add(new StringContent(value), name);
        content.Add(new StringContent("Nội dung lạ"), "file", "tep-la.txt");
        return (Other(Action), content);
    }

    private string Said(params string[] names) => $"{Id().Replace(Action, "ID")} {string.Join('&', Fields.Where(f => names.Contains(f.Key)).Select(f => $"{f.Key}={f.Value}"))}";

    private static IEnumerable<FormTemplate> Of(RunningProvince province, string page, IHtmlFormElement form)
    {
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
            yield break;
        var fields = Filled(form).Where(f => f.Key != "__RequestVerificationToken").ToImmutableArray();
        var own = form.GetAttribute("action") is { Length: > 0 } address ? address : page;
        var buttons = form.Elements.OfType<IHtmlElement>().Where(e => e is IHtmlButtonElement { Type: "submit" })
            .Select(b => (Action: b.GetAttribute("formaction") ?? own, Name: b.GetAttribute("name"), Value: b.GetAttribute("value") ?? "")).DefaultIfEmpty((Action: own, Name: null, Value: ""));
        foreach (var (action, name, value) in buttons)
        {
            var sent = name is null ? fields : fields.Add(new(name, value));
            var named = sent.Select(f => f.Value).Prepend(action).SelectMany(v => Id().Matches(v)).Select(m => province.Belongings.Find(Guid.Parse(m.Value))).OfType<Thing>().FirstOrDefault();
            if (named is not null)
                yield return new FormTemplate(action, form.Enctype == "multipart/form-data", sent, named.Kind);
        }
    }

    // As plainly as it allows: of a choice the first, ticked what names something.
    private static IEnumerable<KeyValuePair<string, string>> Filled(IHtmlFormElement form)
    {
        var radios = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "radio" } radio => (radios.Add(radio.Name ?? "") ? radio.Name : null, radio.Value),
                IHtmlInputElement { Type: "checkbox" } box => (box.IsChecked || Id().IsMatch(box.Value) ? box.Name : null, box.Value),
                IHtmlInputElement { Type: not ("submit" or "file") } input => (input.Name, input.Name?.StartsWith("vote.", StringComparison.Ordinal) == true ? "9" : input.Value),
                IHtmlSelectElement select => (select.Name, select.Options.FirstOrDefault(o => o.Value.Length > 0)?.Value ?? ""),
                IHtmlTextAreaElement text => (text.Name, text.Value.Length > 0 ? text.Value : "Ghi chú lạ"),
                _ => (null, ""),
            };
            if (!string.IsNullOrEmpty(name))
                yield return new(name, value);
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Id();
}
