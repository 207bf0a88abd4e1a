using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Webhooks;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using static ThongSuot.Notifications.Tests.Office;

namespace ThongSuot.Notifications.Tests.Webhooks;

/// <summary>What pages do with webhooks: without the password nothing goes elsewhere, and administrators see all of them.</summary>
public sealed class AtKeyboardTests
{
    private static readonly WantedWebhook s_wanted = new("Nơi nhận khác", "https://noi-khac.example/a", [WebhookEvents.Filed]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_password_none_is_added_changed_or_given_another_secret()
    {
        await using var hooks = await Hooks.Open();
        var (kept, _) = await hooks.Add();
        var question = new Question("đúng");

        var added = await At(hooks, question, w => w.Add(Hooks.Owner, Officer, s_wanted, "sai", null, Cancellation));
        var changed = await At(hooks, question, w => w.Change(Hooks.Owner, kept.Id, kept.Version, s_wanted, null, null, Cancellation));
        var rotated = await At(hooks, question, w => w.Rotate(Hooks.Owner, kept.Id, "", null, Cancellation));

        Assert.Equal(["mat-khau", "mat-khau", "mat-khau-doi-khoa"], new[] { added.Refusal, changed.Refusal, rotated.Refusal }.Select(r => r.Field));
        var only = Assert.Single(await hooks.Office.Look(db => db.Webhooks.AsNoTracking().ToListAsync(Cancellation)));
        Assert.Equal((kept.Version, kept.Address), (only.Version, only.Address));
        Assert.Equal(kept.Secret, only.Secret);
    }

    [Fact]
    public async Task With_it_they_are()
    {
        await using var hooks = await Hooks.Open();
        var (kept, secret) = await hooks.Add();
        var question = new Question("đúng");

        Assert.True((await At(hooks, question, w => w.Add(Hooks.Owner, Officer, s_wanted, "đúng", null, Cancellation))).IsOk);
        var changed = await At(hooks, question, w => w.Change(Hooks.Owner, kept.Id, kept.Version, s_wanted, "đúng", null, Cancellation));
        var rotated = await At(hooks, question, w => w.Rotate(Hooks.Owner, kept.Id, "đúng", null, Cancellation));

        Assert.Equal(s_wanted.Address, changed.Value.Address);
        Assert.NotEqual(secret, rotated.Value.Secret);
        Assert.Equal(2, (await hooks.Office.Look(db => db.Webhooks.AsNoTracking().ToListAsync(Cancellation))).Count);
    }

    [Fact]
    public async Task The_password_is_asked_for_only_when_all_else_is_right()
    {
        await using var hooks = await Hooks.Open();
        var (kept, _) = await hooks.Add();
        var question = new Question("đúng");
        var wrong = s_wanted with { Address = "http://noi-khac.example" };

        Assert.Equal("WEBHOOK_ADDRESS_WRONG", (await At(hooks, question, w => w.Add(Hooks.Owner, Officer, wrong, "sai", null, Cancellation))).Refusal.Code);
        Assert.Equal("WEBHOOK_ADDRESS_WRONG", (await At(hooks, question, w => w.Change(Hooks.Owner, kept.Id, kept.Version, wrong, "sai", null, Cancellation))).Refusal.Code);
        Assert.Equal("WEBHOOK_NOT_FOUND", (await At(hooks, question, w => w.Add(Hooks.Owner, BoardMember, s_wanted, "sai", null, Cancellation))).Refusal.Code);
        Assert.Equal("WEBHOOK_NOT_FOUND", (await At(hooks, question, w => w.Rotate(ActorOf(BoardMember, Officers), kept.Id, "sai", null, Cancellation))).Refusal.Code);
        Assert.Equal(0, question.Asked);
    }

    [Fact]
    public async Task Administrators_turn_the_pages_of_all_webhooks_and_miss_none()
    {
        await using var hooks = await Hooks.Open();
        var now = hooks.Office.Time.GetUtcNow();
        Webhook[] all =
        [
            .. Enumerable.Range(0, (2 * WebhookList.PageSize) + 1).Select(n => new Webhook
            {
                Id = Guid.CreateVersion7(now.AddMinutes(n)), Account = Officer, MadeBy = Officer, MadeAt = now, Name = $"Nơi nhận {n}", Address = "https://nhan.example/a", Kinds = WebhookEvents.Filed, Secret = [1], HeldUntil = now, RestUntil = now,
            }),
        ];
        await hooks.Office.Look(db =>
        {
            db.AddRange(all);
            return db.SaveChangesAsync(Cancellation);
        });

        List<Guid> seen = [];
        IReadOnlyList<WebhookHealth> page;
        do
        {
            page = await hooks.Office.InScope(services => services.GetRequiredService<WebhookList>().Health(seen.Count == 0 ? null : seen[^1], Cancellation));
            Assert.InRange(page.Count, 1, WebhookList.PageSize);
            seen.AddRange(page.Select(r => r.Webhook.Id));
        }
        while (page.Count == WebhookList.PageSize);

        Assert.Equal(all.Select(w => w.Id), seen);
    }

    private static Task<Result<T>> At<T>(Hooks hooks, Question question, Func<WebhooksAtKeyboard, Task<Result<T>>> use) => hooks.Office.InScope(services => use(new WebhooksAtKeyboard(
        services.GetRequiredService<WebhookKeepers>(), services.GetRequiredService<CheckWebhook>(), question, services.GetRequiredService<AddWebhook>(), services.GetRequiredService<ChangeWebhook>(),
        services.GetRequiredService<RotateSecret>())));

    private sealed class Question(string right) : IPasswordQuestion
    {
        public int Asked { get; private set; }

        public Task<Refusal?> Ask(Actor actor, string? password, string field, CancellationToken cancellation)
        {
            Asked++;
            return Task.FromResult(string.Equals(password, right, StringComparison.Ordinal) ? null : new Refusal("WRONG", "Sai.", field));
        }
    }
}
