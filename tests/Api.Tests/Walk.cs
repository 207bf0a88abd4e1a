using System.Text;
using Microsoft.Kiota.Abstractions;
using ThongSuot.Generated;
using ThongSuot.Generated.Models;

namespace ThongSuot.Api.Tests;

/// <summary>The four ways in which an operation is walked.</summary>
public enum Way
{
    /// <summary>As it is meant.</summary>
    Good,

    /// <summary>With an input that is none.</summary>
    Bad,

    /// <summary>By somebody who may not.</summary>
    Foreign,

    /// <summary>Twice the same.</summary>
    Repeated,
}

/// <summary>One walk for each operation and way, all by the client generated from the document.</summary>
internal sealed partial class Walk(Installation installation)
{
    private static readonly Guid s_unknown = Guid.Parse("01900000-0000-7000-8000-000000000000");

    public static readonly IReadOnlyDictionary<(string Operation, Way Way), Func<Walk, Task>> All = new Dictionary<(string, Way), Func<Walk, Task>>(OfWebhooks())
    {
        [("listBodies", Way.Good)] = async w => Assert.NotEmpty((await (await w.Filer()).Api.V1.Organisation.Bodies.GetAsync())!.Items!),
        [("listBodies", Way.Bad)] = async w => await Refused(400, "LIMIT_INVALID", (await w.Filer()).Api.V1.Organisation.Bodies.GetAsync(r => r.QueryParameters.Limit = "0")),
        [("listBodies", Way.Foreign)] = async w => await Refused(403, "SCOPE_MISSING", (await w.WithoutScope()).Api.V1.Organisation.Bodies.GetAsync()),
        [("listBodies", Way.Repeated)] = async w => await Same(async c => Text((await c.Api.V1.Organisation.Bodies.GetAsync())!.Items!.Select(b => b.Code)), w),
        [("getBody", Way.Good)] = async w => Assert.Equal("CB001", (await (await w.Filer()).Api.V1.Organisation.Bodies["CB001"].GetAsync())!.Code),
        [("getBody", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Filer()).Api.V1.Organisation.Bodies["CB999"].GetAsync()),
        [("getBody", Way.Foreign)] = async w => await Refused(403, "SCOPE_MISSING", (await w.WithoutScope()).Api.V1.Organisation.Bodies["CB001"].GetAsync()),
        [("getBody", Way.Repeated)] = async w => await Same(async c => (await c.Api.V1.Organisation.Bodies["CB001"].GetAsync())!.Name, w),
        [("listRoles", Way.Good)] = async w => Assert.Contains((await (await w.Filer()).Api.V1.Organisation.Roles.GetAsync(r => r.QueryParameters.Limit = "200"))!.Items!, r => r.Code == "member_applicant"),
        [("listRoles", Way.Bad)] = async w => await Refused(400, "CURSOR_INVALID", (await w.Filer()).Api.V1.Organisation.Roles.GetAsync(r => r.QueryParameters.Cursor = "không phải")),
        [("listRoles", Way.Foreign)] = async w => await Refused(403, "SCOPE_MISSING", (await w.WithoutScope()).Api.V1.Organisation.Roles.GetAsync()),
        [("listRoles", Way.Repeated)] = async w => await Same(async c => Text((await c.Api.V1.Organisation.Roles.GetAsync())!.Items!.Select(b => b.Code)), w),
        [("listProcedures", Way.Good)] = async w => await w.PagesOfProcedures(),
        [("listProcedures", Way.Bad)] = async w => await Refused(400, "LIMIT_INVALID", (await w.Filer()).Api.V1.Procedures.GetAsync(r => r.QueryParameters.Limit = "nhiều")),
        [("listProcedures", Way.Foreign)] = async w => await Refused(403, "SCOPE_MISSING", (await w.WithoutScope()).Api.V1.Procedures.GetAsync()),
        [("listProcedures", Way.Repeated)] = async w => await Same(async c => Text((await c.Api.V1.Procedures.GetAsync())!.Items!.Select(b => b.Code)), w),
        [("getProcedure", Way.Good)] = async w => Assert.Equal(2, (await (await w.Filer()).Api.V1.Procedures["TCCB-05"].GetAsync())!.Facts!.Count),
        [("getProcedure", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Filer()).Api.V1.Procedures["KHONG-99"].GetAsync()),
        [("getProcedure", Way.Foreign)] = async w => await Refused(403, "SCOPE_MISSING", (await w.WithoutScope()).Api.V1.Procedures[Filing.Procedure].GetAsync()),
        [("getProcedure", Way.Repeated)] = async w => await Same(async c => (await c.Api.V1.Procedures[Filing.Procedure].GetAsync())!.VersionId, w),
        [("listVersions", Way.Good)] = async w => Assert.Equal([1], (await (await w.Filer()).Api.V1.Procedures[Filing.Procedure].Versions.GetAsync())!.Items!.Select(v => v.Number!.Value)),
        [("listVersions", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Filer()).Api.V1.Procedures["KHONG-99"].Versions.GetAsync()),
        [("listVersions", Way.Foreign)] = async w => await Refused(403, "SCOPE_MISSING", (await w.WithoutScope()).Api.V1.Procedures[Filing.Procedure].Versions.GetAsync()),
        [("listVersions", Way.Repeated)] = async w => await Same(async c => Text((await c.Api.V1.Procedures[Filing.Procedure].Versions.GetAsync())!.Items!.Select(b => b.Status)), w),
        [("listForms", Way.Good)] = async w => Assert.All((await (await w.Filer()).Api.V1.Procedures["TCCB-01"].Forms.GetAsync())!.Items!, f => Assert.NotEmpty(f.Fields!)),
        [("listForms", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Filer()).Api.V1.Procedures["KHONG-99"].Forms.GetAsync()),
        [("listForms", Way.Foreign)] = async w => await Refused(403, "SCOPE_MISSING", (await w.WithoutScope()).Api.V1.Procedures["TCCB-01"].Forms.GetAsync()),
        [("listForms", Way.Repeated)] = async w => await Same(async c => Text((await c.Api.V1.Procedures["TCCB-01"].Forms.GetAsync())!.Items!.Select(b => b.Code)), w),

        [("createDossier", Way.Good)] = async w => Assert.StartsWith("TCCB-10/", (await Filing.File(await w.Filer())).Code, StringComparison.Ordinal),
        [("createDossier", Way.Bad)] = async w => await w.BadDossiers(),
        [("createDossier", Way.Foreign)] = async w => await Refused(403, "MAY_NOT_FILE", Filing.File(await w.Site.Client("quantri1.tu"))),
        [("createDossier", Way.Repeated)] = async w => await w.FiledTwice(),
        [("listDossiers", Way.Good)] = async w => await w.PagesOfDossiers(),
        [("listDossiers", Way.Bad)] = async w => await Refused(400, "PARAMETER_INVALID", (await w.Filer()).Api.V1.Dossiers.GetAsync(r => r.QueryParameters.View = "toDo")),
        [("listDossiers", Way.Foreign)] = async w => await w.ForeignList(),
        [("listDossiers", Way.Repeated)] = async w => await Same(async c => Text((await c.Api.V1.Dossiers.GetAsync())!.Items!.Select(b => b.Code)), w),
        [("getDossier", Way.Good)] = async w => Assert.Contains((await (await w.Filer()).Api.V1.Dossiers[await w.Filed()].GetAsync())!.Offers!, o => o.Kind == CommandKind.Withdraw),
        [("getDossier", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Filer()).Api.V1.Dossiers[s_unknown].GetAsync()),
        [("getDossier", Way.Foreign)] = async w => await Refused(404, "NOT_FOUND", (await w.Stranger()).Api.V1.Dossiers[await w.Filed()].GetAsync()),
        [("getDossier", Way.Repeated)] = async w => await w.ReadTwice(),
        [("changeDraft", Way.Good)] = async w => await w.Changed(),
        [("changeDraft", Way.Bad)] = async w => await w.BadChanges(),
        [("changeDraft", Way.Foreign)] = async w => await w.ForeignChange(),
        [("changeDraft", Way.Repeated)] = async w => await w.ChangedTwice(),
        [("submitDossier", Way.Good)] = async w => Assert.NotNull((await Submit(await w.Filer(), (await Filing.File(await w.Filer(), submit: false)).Id!.Value))!.Code),
        [("submitDossier", Way.Bad)] = async w => await w.SubmittedEmpty(),
        [("submitDossier", Way.Foreign)] = async w => await Refused(404, "NOT_FOUND", Submit(await w.Stranger(), (await Filing.File(await w.Filer(), submit: false)).Id!.Value)),
        [("submitDossier", Way.Repeated)] = async w => await w.SubmittedTwice(),
        [("actOnDossier", Way.Good)] = async w => Assert.Equal("withdrawn", (await Withdraw(await w.Filer(), await Filing.File(await w.Filer())))!.Status),
        [("actOnDossier", Way.Bad)] = async w => await w.BadActions(),
        [("actOnDossier", Way.Foreign)] = async w => await w.ForeignAction(),
        [("actOnDossier", Way.Repeated)] = async w => await w.ActedTwice(),
        [("listEntries", Way.Good)] = async w => Assert.All((await (await w.Filer()).Api.V1.Dossiers[await w.Filed()].Entries.GetAsync())!.Items!, e => Assert.NotEmpty(e.What!)),
        [("listEntries", Way.Bad)] = async w => await Refused(400, "CURSOR_INVALID", (await w.Filer()).Api.V1.Dossiers[await w.Filed()].Entries.GetAsync(r => r.QueryParameters.Cursor = "AAAA")),
        [("listEntries", Way.Foreign)] = async w => await Refused(404, "NOT_FOUND", (await w.Stranger()).Api.V1.Dossiers[await w.Filed()].Entries.GetAsync()),
        [("listEntries", Way.Repeated)] = async w => await w.EntriesTwice(),
        [("listTasks", Way.Good)] = async w => await w.Tasks(),
        [("listTasks", Way.Bad)] = async w => await Refused(400, "PARAMETER_INVALID", (await w.Filer()).Api.V1.Tasks.GetAsync(r => r.QueryParameters.Sort = "màu")),
        [("listTasks", Way.Foreign)] = async w => await w.ForeignTasks(),
        [("listTasks", Way.Repeated)] = async w => await Same(async c => Text((await c.Api.V1.Tasks.GetAsync())!.Items!.Select(b => b.Code)), w),
        [("getForm", Way.Good)] = async w => await w.FormRead(),
        [("getForm", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Filer()).Api.V1.Dossiers[await w.Filed()].Forms["BM-KHONG"].GetAsync()),
        [("getForm", Way.Foreign)] = async w => await w.FormForeign(),
        [("getForm", Way.Repeated)] = async w => await w.FormReadTwice(),
        [("saveForm", Way.Good)] = async w => await w.FormSaved(),
        [("saveForm", Way.Bad)] = async w => await w.FormBad(),
        [("saveForm", Way.Foreign)] = async w => await w.FormSavedByStranger(),
        [("saveForm", Way.Repeated)] = async w => await w.FormSavedTwice(),
        [("addFile", Way.Good)] = async w => Assert.Equal("don.txt", (await Upload(await w.Filer(), await w.Draft(), "Đơn đề nghị"))!.Name),
        [("addFile", Way.Bad)] = async w => await Refused(422, "FILE_TYPE", Upload(await w.Filer(), await w.Draft(), "MZ", name: "don.exe")),
        [("addFile", Way.Foreign)] = async w => await Refused(404, "NOT_FOUND", Upload(await w.Stranger(), await w.Draft(), "Đơn đề nghị")),
        [("addFile", Way.Repeated)] = async w => await w.UploadedTwice(),
        [("getFile", Way.Good)] = async w => await w.Downloaded(times: 1),
        [("getFile", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Filer()).Api.V1.Dossiers[await w.Draft()].Files[s_unknown].GetAsync()),
        [("getFile", Way.Foreign)] = async w => await w.DownloadedByStranger(),
        [("getFile", Way.Repeated)] = async w => await w.Downloaded(times: 2),

        [("listIndicators", Way.Good)] = async w => Assert.Contains((await (await w.Filer()).Api.V1.Figures.Indicators.GetAsync())!.Items!, i => i.Code == "KPI-1" && i.Excluded!.Count == 4),
        [("listIndicators", Way.Bad)] = async w => await Refused(400, "PARAMETER_INVALID", (await w.Filer()).Api.V1.Figures.Indicators.GetAsync(r => r.QueryParameters.Period = "q5")),
        [("listIndicators", Way.Foreign)] = async w => await Refused(403, "SCOPE_MISSING", (await w.WithoutFigures()).Api.V1.Figures.Indicators.GetAsync()),
        [("listIndicators", Way.Repeated)] = async w => await Same(async c => Text((await c.Api.V1.Figures.Indicators.GetAsync())!.Items!.Select(i => i.Code)), w),
        [("getIndicator", Way.Good)] = async w => Assert.Equal("KPI-2", (await (await w.Filer()).Api.V1.Figures.Indicators["KPI-2"].GetAsync(r => r.QueryParameters.Period = "q1"))!.Code),
        [("getIndicator", Way.Bad)] = async w => await Refused(404, "NOT_FOUND", (await w.Filer()).Api.V1.Figures.Indicators["KPI-99"].GetAsync()),
        [("getIndicator", Way.Foreign)] = async w => await Refused(403, "SCOPE_MISSING", (await w.WithoutFigures()).Api.V1.Figures.Indicators["KPI-2"].GetAsync()),
        [("getIndicator", Way.Repeated)] = async w => await Same(async c => (await c.Api.V1.Figures.Indicators["KPI-2"].GetAsync())!.Name, w),
        [("listIndicatorRows", Way.Good)] = async w => Assert.Equal(3, (await (await w.Filer()).Api.V1.Figures.Indicators["KPI-5"].Rows.GetAsync(r => (r.QueryParameters.By, r.QueryParameters.Year, r.QueryParameters.Period) = ("month", "2025", "q2")))!.Items!.Count),
        [("listIndicatorRows", Way.Bad)] = async w => await Refused(400, "PARAMETER_INVALID", (await w.Filer()).Api.V1.Figures.Indicators["KPI-5"].Rows.GetAsync(r => r.QueryParameters.By = "person")),
        [("listIndicatorRows", Way.Foreign)] = async w => await Refused(403, "SCOPE_MISSING", (await w.WithoutFigures()).Api.V1.Figures.Indicators["KPI-5"].Rows.GetAsync(r => r.QueryParameters.By = "body")),
        [("listIndicatorRows", Way.Repeated)] = async w => await Same(async c => Text((await c.Api.V1.Figures.Indicators["KPI-5"].Rows.GetAsync(r => r.QueryParameters.By = "month"))!.Items!.Select(i => i.Key)), w),
    };

    private Installation Site => installation;

    private Task<ApiClient> Filer() => installation.Client(Filing.Filer);

    private Task<ApiClient> Stranger() => installation.Client(Filing.Stranger);

    private Task<ApiClient> WithoutFigures() => installation.Client(Filing.Filer, "organisation:read");

    private Task<ApiClient> WithoutScope() => installation.Client(Filing.Filer, "figures:read");

    private async Task<Guid> Filed() => (await Filing.File(await Filer())).Id!.Value;

    private async Task<Guid> Draft() => (await Filing.File(await Filer(), submit: false)).Id!.Value;

    private static string Text(IEnumerable<string?> words) => string.Join(' ', words);

    private static async Task Same<T>(Func<ApiClient, Task<T>> read, Walk walk)
    {
        var client = await walk.Filer();
        Assert.Equal(await read(client), await read(client));
    }

    private static async Task Refused(int status, string code, Task request)
    {
        var problem = await Assert.ThrowsAsync<ApiProblem>(() => request);
        Assert.Equal((status, code), (problem.ResponseStatusCode, problem.Code));
        Assert.Equal(status, problem.Status);
        Assert.NotEmpty(problem.Detail!);
    }

    private async Task PagesOfProcedures()
    {
        var (client, codes, cursor) = (await Filer(), new List<string>(), (string?)null);
        do
        {
            var page = await client.Api.V1.Procedures.GetAsync(r => (r.QueryParameters.Limit, r.QueryParameters.Cursor) = ("30", cursor));
            codes.AddRange(page!.Items!.Select(p => p.Code!));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal((await client.Api.V1.Procedures.GetAsync(r => r.QueryParameters.Limit = "200"))!.Items!.Select(p => p.Code), codes);
        Assert.True(codes.Count > 60 && codes.Distinct().Count() == codes.Count);
    }

    private async Task BadDossiers()
    {
        var client = await Filer();
        await Refused(400, "IDEMPOTENCY_KEY_MISSING", client.Api.V1.Dossiers.PostAsync(Filing.Body()));
        await Refused(400, "MEMBER_MISSING", client.Api.V1.Dossiers.PostAsync(new NewDossierBody(), r => r.Headers.Add("Idempotency-Key", Filing.NewKey())));
        await Refused(400, "MEMBER_UNKNOWN", client.Api.V1.Dossiers.PostAsync(new NewDossierBody { Procedure = Filing.Procedure, AdditionalData = { ["proceduer"] = "x" } }, r => r.Headers.Add("Idempotency-Key", Filing.NewKey())));
        await Refused(400, "BODY_INVALID", client.Api.V1.Dossiers.PostAsync(new NewDossierBody { Procedure = Filing.Procedure, AdditionalData = { ["submit"] = "có" } }, r => r.Headers.Add("Idempotency-Key", Filing.NewKey())));
        await Refused(422, "PROCEDURE_UNKNOWN", client.Api.V1.Dossiers.PostAsync(new NewDossierBody { Procedure = "KHONG-99" }, r => r.Headers.Add("Idempotency-Key", Filing.NewKey())));
        var problem = await Assert.ThrowsAsync<ApiProblem>(() => client.Api.V1.Dossiers.PostAsync(new NewDossierBody { Procedure = "TCCB-05", Submit = true }, r => r.Headers.Add("Idempotency-Key", Filing.NewKey())));
        Assert.Equal(422, problem.ResponseStatusCode);
        Assert.Contains(problem.Errors!, e => e is { Field: "fact.pham_vi", Code: "FACT_MISSING" });
        Assert.Contains(problem.Errors!, e => e is { Field: "component.1", Code: "COMPONENT_MISSING" });
    }

    private async Task FiledTwice()
    {
        var (client, key) = (await Filer(), Filing.NewKey());
        var body = Filing.Body();
        var one = await client.Api.V1.Dossiers.PostAsync(body, r => r.Headers.Add("Idempotency-Key", key));
        var other = await client.Api.V1.Dossiers.PostAsync(body, r => r.Headers.Add("Idempotency-Key", key));
        Assert.Equal((one!.Id, one.Code, one.Version), (other!.Id, other.Code, other.Version));
        await Refused(422, "IDEMPOTENCY_KEY_REUSED", client.Api.V1.Dossiers.PostAsync(Filing.Body(), r => r.Headers.Add("Idempotency-Key", key)));
    }

    private async Task PagesOfDossiers()
    {
        var client = await Filer();
        var filed = new HashSet<Guid> { await Filed(), await Filed(), await Filed() };
        var (seen, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await client.Api.V1.Dossiers.GetAsync(r => (r.QueryParameters.Limit, r.QueryParameters.Cursor, r.QueryParameters.View) = ("2", cursor, "sent"));
            seen.AddRange(page!.Items!.Select(d => d.Id!.Value));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), filed);
    }

    private async Task ForeignList()
    {
        var filed = await Filed();
        Assert.DoesNotContain((await (await Stranger()).Api.V1.Dossiers.GetAsync())!.Items!, d => d.Id == filed);
        await Refused(403, "SCOPE_MISSING", (await WithoutScope()).Api.V1.Dossiers.GetAsync());
    }

    private async Task ReadTwice()
    {
        var (client, id) = (await Filer(), await Filed());
        Assert.Equal((await client.Api.V1.Dossiers[id].GetAsync())!.Version, (await client.Api.V1.Dossiers[id].GetAsync())!.Version);
    }

    private async Task Changed()
    {
        var client = await Filer();
        var draft = await Filing.File(client, submit: false);
        var content = Filing.Content();
        content.Abstract = "Đi học tập trung";
        await client.Api.V1.Dossiers[draft.Id!.Value].PutAsync(content, r => r.Headers.Add("If-Match", Tag(draft.Version)));
        Assert.Equal("Đi học tập trung", (await client.Api.V1.Dossiers[draft.Id.Value].GetAsync())!.Draft!.Abstract);
    }

    private async Task BadChanges()
    {
        var client = await Filer();
        var draft = await Filing.File(client, submit: false);
        var one = client.Api.V1.Dossiers[draft.Id!.Value];
        await Refused(428, "VERSION_MISSING", one.PutAsync(new DraftBody()));
        await Refused(400, "MEMBER_UNKNOWN", one.PutAsync(new DraftBody { AdditionalData = { ["subjekt"] = "x" } }, r => r.Headers.Add("If-Match", Tag(draft.Version))));
        await Refused(422, "MEMBER_UNKNOWN", one.PutAsync(new DraftBody { Facts = new DraftBody_facts { AdditionalData = { ["la"] = "x" } } }, r => r.Headers.Add("If-Match", Tag(draft.Version))));
    }

    private async Task ForeignChange()
    {
        var draft = await Filing.File(await Filer(), submit: false);
        await Refused(404, "NOT_FOUND", (await Stranger()).Api.V1.Dossiers[draft.Id!.Value].PutAsync(new DraftBody(), r => r.Headers.Add("If-Match", Tag(draft.Version))));
    }

    private async Task ChangedTwice()
    {
        var client = await Filer();
        var draft = await Filing.File(client, submit: false);
        await client.Api.V1.Dossiers[draft.Id!.Value].PutAsync(Filing.Content(), r => r.Headers.Add("If-Match", Tag(draft.Version)));
        await Refused(412, "CHANGED_MEANWHILE", client.Api.V1.Dossiers[draft.Id.Value].PutAsync(new DraftBody(), r => r.Headers.Add("If-Match", Tag(draft.Version))));
    }

    private static Task<DossierReferenceAnswer?> Submit(ApiClient client, Guid id, string? key = null) => client.Api.V1.Dossiers[id].Submit.PostAsync(r => r.Headers.Add("Idempotency-Key", key ?? Filing.NewKey()));

    private async Task SubmittedEmpty()
    {
        var client = await Filer();
        var draft = await client.Api.V1.Dossiers.PostAsync(new NewDossierBody { Procedure = Filing.Procedure }, r => r.Headers.Add("Idempotency-Key", Filing.NewKey()));
        await Refused(422, "SUBJECT_MISSING", Submit(client, draft!.Id!.Value));
        Assert.Equal("draft", (await client.Api.V1.Dossiers[draft.Id.Value].GetAsync())!.Status);
    }

    private async Task SubmittedTwice()
    {
        var (client, key) = (await Filer(), Filing.NewKey());
        var draft = await Filing.File(client, submit: false);
        var (one, again, anew) = (await Submit(client, draft.Id!.Value, key), await Submit(client, draft.Id.Value, key), await Submit(client, draft.Id.Value));
        Assert.Equal(one!.Code, again!.Code);
        Assert.Equal(one.Code, anew!.Code);
    }

    private static Task<DossierReferenceAnswer?> Withdraw(ApiClient client, DossierReferenceAnswer dossier, string? key = null, string? version = null) =>
        client.Api.V1.Dossiers[dossier.Id!.Value].Actions.PostAsync(new ActionBody { Kind = CommandKind.Withdraw, Note = "Không còn nhu cầu" }, r =>
        {
            r.Headers.Add("Idempotency-Key", key ?? Filing.NewKey());
            r.Headers.Add("If-Match", Tag(version ?? dossier.Version));
        });

    private async Task BadActions()
    {
        var client = await Filer();
        var dossier = await Filing.File(client);
        var actions = client.Api.V1.Dossiers[dossier.Id!.Value].Actions;
        await Refused(428, "VERSION_MISSING", actions.PostAsync(new ActionBody { Kind = CommandKind.Withdraw }, r => r.Headers.Add("Idempotency-Key", Filing.NewKey())));
        await Refused(412, "CHANGED_MEANWHILE", Withdraw(client, dossier, version: "1"));
        await Refused(400, "MEMBER_MISSING", actions.PostAsync(new ActionBody(), Headers(dossier)));
        await Refused(400, "BODY_INVALID", actions.PostAsync(new ActionBody { AdditionalData = { ["kind"] = "lam" } }, Headers(dossier)));
        await Refused(422, "ACTION_UNKNOWN", actions.PostAsync(new ActionBody { Kind = CommandKind.Expire }, Headers(dossier)));
    }

    private static Action<RequestConfiguration<DefaultQueryParameters>> Headers(DossierReferenceAnswer dossier) => r =>
    {
        r.Headers.Add("Idempotency-Key", Filing.NewKey());
        r.Headers.Add("If-Match", Tag(dossier.Version));
    };

    private async Task ForeignAction()
    {
        var dossier = await Filing.File(await Filer());
        await Refused(404, "NOT_FOUND", Withdraw(await Stranger(), dossier));
        // Who sees it and may do other things with it, but not this.
        await Refused(403, "NOT_ALLOWED", Withdraw(await installation.Client(Filing.Secretary), dossier));
    }

    private async Task ActedTwice()
    {
        var (client, key) = (await Filer(), Filing.NewKey());
        var dossier = await Filing.File(client);
        var (one, other) = (await Withdraw(client, dossier, key), await Withdraw(client, dossier, key));
        Assert.Equal((one!.Status, one.Version), (other!.Status, other.Version));
        Assert.Single((await client.Api.V1.Dossiers[dossier.Id!.Value].Entries.GetAsync())!.Items!, e => e.Note == "Không còn nhu cầu");
    }

    private async Task EntriesTwice()
    {
        var (client, id) = (await Filer(), await Filed());
        async Task<string> Read() => Text((await client.Api.V1.Dossiers[id].Entries.GetAsync())!.Items!.Select(e => $"{e.Number} {e.What}"));
        Assert.Equal(await Read(), await Read());
    }

    private async Task Tasks()
    {
        var filed = new HashSet<Guid> { await Filed(), await Filed(), await Filed() };
        var (client, seen, cursor) = (await installation.Client(Filing.Secretary), new List<Guid>(), (string?)null);
        do
        {
            var page = await client.Api.V1.Tasks.GetAsync(r => (r.QueryParameters.Limit, r.QueryParameters.Cursor) = ("2", cursor));
            seen.AddRange(page!.Items!.Select(t => t.DossierId!.Value));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Subset(seen.ToHashSet(), filed);
    }

    private async Task ForeignTasks()
    {
        var filed = await Filed();
        Assert.DoesNotContain((await (await Stranger()).Api.V1.Tasks.GetAsync(r => r.QueryParameters.Limit = "200"))!.Items!, t => t.DossierId == filed);
        await Refused(403, "SCOPE_MISSING", (await WithoutScope()).Api.V1.Tasks.GetAsync());
    }

    private static string Tag(string? version) => $"\"{version}\"";
}
