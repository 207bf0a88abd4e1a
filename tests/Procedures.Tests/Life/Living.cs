using System.Net;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Standing;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.Life;

/// <summary>The shipped set with people who change it, each act as a request of its own.</summary>
internal sealed class Living(TestHost host) : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    public TestHost Host => host;

    public TestProvince Province => host.Province;

    public DateOnly Today => host.Time.Now().DateInVietnam();

    public IProcedures Procedures => host.Services.GetRequiredService<IProcedures>();

    public static async Task<Living> Start(bool sqlite, string? catalogue = null)
    {
        var host = await TestHost.Start(sqlite, catalogue ?? CatalogueFolder.Shipped);
        Assert.True((await ProceduresModule.LoadCatalogue(host.Services, None)).IsOk);
        return new Living(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>One request; what was published is seen a second later.</summary>
    public async Task<T> Ask<TCase, T>(Func<TCase, Task<T>> use) where TCase : notnull
    {
        host.Time.Forward(TimeSpan.FromSeconds(2));
        await using var scope = host.Services.CreateAsyncScope();
        var answer = await use(scope.ServiceProvider.GetRequiredService<TCase>());
        host.Time.Forward(TimeSpan.FromSeconds(2));
        return answer;
    }

    public Task<Result<DraftRow>> New(By by, Guid? committee = null, bool isProposal = false) => Ask<BeginDraft, Result<DraftRow>>(b => b.Run(
        by, new NewDraft(committee, isProposal, "TCCB", "Cấp lại thẻ đảng viên bị hỏng", "Cấp lại thẻ cho đảng viên.", "QD294", "Chưa có quy trình riêng."), None));

    public async Task<DraftRow> Revised(By by, string code, string name)
    {
        var begun = Done(await Ask<ReviseProcedure, Result<DraftRow>>(r => r.Run(by, code, null, null, None)));
        return Done(await Ask<SaveDraft, Result<DraftRow>>(s => s.Run(by, begun.Id, begun.Revision, f => f with { Texts = f.Texts.SetItem("name", name) }, "Cho gọn.", None)));
    }

    public Task<Result<DraftRow>> Submit(By by, DraftRow draft) => Ask<SubmitDraft, Result<DraftRow>>(s => s.Run(by, draft.Id, draft.Revision, None));

    public Task<Result<DraftRow>> Appraise(By by, DraftRow draft, bool passes = true) =>
        Ask<AppraiseDraft, Result<DraftRow>>(a => a.Run(by, draft.Id, draft.Revision, passes, "Đúng quy định.", None));

    public Task<Result<DraftRow>> Decide(By by, DraftRow draft, DateOnly? from = null, Guid[]? pilot = null, DateOnly? to = null, string number = "125-QĐ/TU") =>
        Ask<DecideDraft, Result<DraftRow>>(d => d.Run(by, draft.Id, draft.Revision, new DraftDecision(
            new Decision(number, Today, "Ban Thường vụ Tỉnh ủy"), pilot is null ? VersionStatus.Official : VersionStatus.Pilot, from ?? Today, pilot ?? [], to), None));

    public Task<Result<VersionRow>> Publish(By by, DraftRow draft) => Ask<PublishDraft, Result<VersionRow>>(p => p.Run(by, draft.Id, draft.Revision, None));

    /// <summary>From being sent to being published.</summary>
    public async Task<VersionRow> Pass(By by, DraftRow draft, By? chief = null, DateOnly? from = null, Guid[]? pilot = null, DateOnly? to = null)
    {
        var appraised = Done(await Appraise(chief ?? Province.Chief, Done(await Submit(by, draft))));
        var decider = appraised.Body is null ? Province.Owner : by;
        return Done(await Publish(decider, Done(await Decide(decider, appraised, from, pilot, to))));
    }

    public Task<Result<StandingRow>> Change(By by, Guid version, StandingAct act, DateOnly? from = null, DateOnly? to = null) => Ask<ChangeStanding, Result<StandingRow>>(c => c.Run(
        by, version, new StandingChange(act, new Decision("126-QĐ/TU", Today, "Ban Thường vụ Tỉnh ủy"), from ?? Today, to, "Rà soát."), None));

    public async Task<string> For(string code, Guid body)
    {
        host.Time.Forward(TimeSpan.FromSeconds(2));
        var found = await Procedures.FindFor(code, body, None);
        return found.IsOk ? found.Value.Name : found.Refusal.Code;
    }

    public Task<DraftRow> Read(Guid draft) => host.InDb(db => db.ProcedureDrafts.AsNoTracking().FirstAsync(d => d.Id == draft));

    public static T Done<T>(Result<T> result)
    {
        Assert.True(result.IsOk, string.Join("; ", result.Refusals.Select(r => $"{r.Code} {r.Text}")));
        return result.Value;
    }

    /// <summary>A page as this person sees it, its entities decoded.</summary>
    public async Task<string> Draw<TPage>(By? by, string query, params (string Name, object Value)[] parameters) where TPage : IComponent
    {
        host.Time.Forward(TimeSpan.FromSeconds(2));
        await using var scope = host.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.QueryString = new QueryString(query);
        if (by is not null)
            http.SetActor(by.Actor);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            RenderFragment content = builder =>
            {
                builder.OpenComponent<TPage>(0);
                foreach (var (name, value) in parameters)
                    builder.AddComponentParameter(1, name, value);
                builder.CloseComponent();
            };
            var root = await renderer.RenderComponentAsync<CascadingValue<HttpContext>>(ParameterView.FromDictionary(
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["Value"] = http, ["ChildContent"] = content }));
            return WebUtility.HtmlDecode(root.ToHtmlString());
        });
    }
}
