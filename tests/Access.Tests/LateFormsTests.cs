using System.Text.RegularExpressions;
using ThongSuot.Organisation.Accounts.Sessions;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Access.Tests;

/// <summary>A form that comes after its session's end is kept for who sees what it is about; whether it is kept must not tell anybody else that there is something.</summary>
public sealed class LateFormsTests(RunningProvince province)
{
    [Fact]
    public async Task A_late_form_about_something_foreign_is_answered_like_one_about_nothing()
    {
        // Nobody of those who walk: all sessions of this person end.
        var walking = (await province.Walkers.All()).Select(w => w.Actor!.Person).ToHashSet();
        var person = province.Organisation.Persons.Select(p => p.Id).Order().First(p => !walking.Contains(p) && !province.Belongings.Things.Any(t => t.IsSeenBy(Rights(p))));
        var late = await province.Actor(person);
        var things = province.Belongings.Things.Where(t => t.Kind is Kind.Dossier or Kind.Draft);
        using var browser = await province.SignIn(person);
        var token = await browser.Token();
        Assert.True((await province.Ask<EndSessions, Result<int>>(end => end.Run(late, null, null, null, default))).IsOk);
        Assert.True((await browser.Get("/tai-khoan")).IsSignIn);
        foreach (var thing in things)
        {
            var answers = new List<string>();
            foreach (var id in (Guid[])[thing.Id, Guid.CreateVersion7()])
            {
                var address = thing.Kind == Kind.Dossier ? $"/ho-so/{id}" : $"/ho-so/nhap/{id}";
                var form = new FormUrlEncodedContent([new("_handler", "act"), new("kind", "Complete"), new("__RequestVerificationToken", token)]);
                answers.Add((await browser.Post(address, form, "http://localhost")).Plain(id.ToString()));
            }

            Assert.Equal(answers[1], answers[0]);
            Assert.DoesNotMatch(Regex.Escape(Uri.EscapeDataString("/noi-dung-giu-lai")), answers[0]);
        }
    }

    private Actor Rights(Guid person) => new(person, person, "", [.. province.Organisation.HeldBy(person).Select(h => new Grant(h.Role, h.Body))]);
}
