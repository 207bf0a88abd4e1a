using System.Text.RegularExpressions;
using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Load;

/// <summary>Officers fill in the forms that a page asks for before they complete or send, through the pages, with values made from the definitions.</summary>
internal static partial class OfficerForms
{
    /// <summary>Where the definitions come from: the installation that was prepared in this process.</summary>
    public static IProcedures? Procedures { get; set; }

    /// <returns>True when something was filled in, and the page is to be read again.</returns>
    public static async Task<bool> FillIn(Officer officer, Answer page, Func<Func<Task<Answer>>, Task<Answer>> ask)
    {
        // Of a dossier those that its open step waits for, of a draft all.
        var asked = Asked().Matches(page.Body).Where(m => m.Groups["state"].Value == "cần điền" || m.Groups["address"].Value.Contains("/nhap/", StringComparison.Ordinal))
            .Select(m => m.Groups["address"].Value).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var address in asked)
        {
            var shown = await ask(() => officer.Get(address));
            if (Officer.Forms(shown).FirstOrDefault(f => f["_handler"] == "fill" && f.Has("phien-ban")) is not { } form
                || await Procedures!.Form(address.Split('/')[^1], default) is not { } definition)
                continue;
            var values = new RandomForm(new Random(address.Length), []).Values(definition);
            var fields = StepForms.Posted(definition, values).SelectMany(input => input.Value.Select(text => KeyValuePair.Create(input.Key, text)));
            var own = form.Fields.Where(f => f.Key is "_handler" or "phien-ban" or "__RequestVerificationToken");
            await ask(() => officer.Post(address, new PageForm([.. own, .. fields, new("do", "finish")])));
        }

        return asked.Length > 0;
    }

    // A form that is not filled in yet and that this person may write.
    [GeneratedRegex("""<a href="(?<address>/ho-so/(?:nhap/)?[0-9a-f-]{36}/bieu-mau/[A-Z0-9-]+)">[^<]*</a>(?:\s*<span class="soft">[^<]*</span>)?\s*</span>\s*<span class="state">(?<state>cần điền|chưa điền|đang điền)""", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Asked();
}
