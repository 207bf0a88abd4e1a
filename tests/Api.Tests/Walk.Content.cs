using System.Text;
using Microsoft.Kiota.Abstractions;
using ThongSuot.Generated;
using ThongSuot.Generated.Models;

namespace ThongSuot.Api.Tests;

/// <summary>Forms and files.</summary>
internal sealed partial class Walk
{
    private async Task FormRead()
    {
        var client = await Filer();
        var (id, form) = await Filing.WithForm(client);
        var read = await client.Api.V1.Dossiers[id].Forms[form].GetAsync();
        Assert.True(read is { MayFill: true, Filled: false, Version: "0" } && read.Fields!.Count > 0);
    }

    private async Task FormForeign()
    {
        var (id, form) = await Filing.WithForm(await Filer());
        await Refused(404, "NOT_FOUND", (await Stranger()).Api.V1.Dossiers[id].Forms[form].GetAsync());
    }

    private async Task FormReadTwice()
    {
        var client = await Filer();
        var (id, form) = await Filing.WithForm(client);
        Assert.Equal((await client.Api.V1.Dossiers[id].Forms[form].GetAsync())!.Version, (await client.Api.V1.Dossiers[id].Forms[form].GetAsync())!.Version);
    }

    private static Task<FilledFormAnswer?> Save(ApiClient client, Guid id, string form, string version, bool finish = false) => client.Api.V1.Dossiers[id].Forms[form].PutAsync(
        new FormBody { Inputs = new FormBody_inputs(), Finish = finish }, r => r.Headers.Add("If-Match", Tag(version)));

    private async Task FormSaved()
    {
        var client = await Filer();
        var (id, form) = await Filing.WithForm(client);
        Assert.Equal("1", (await Save(client, id, form, "0"))!.Version);
    }

    private async Task FormBad()
    {
        var client = await Filer();
        var (id, form) = await Filing.WithForm(client);
        await Refused(428, "VERSION_MISSING", client.Api.V1.Dossiers[id].Forms[form].PutAsync(new FormBody { Inputs = new FormBody_inputs() }));
        await Refused(400, "MEMBER_MISSING", client.Api.V1.Dossiers[id].Forms[form].PutAsync(new FormBody(), r => r.Headers.Add("If-Match", Tag("0"))));
        await Refused(422, "FORM_FAULT", Save(client, id, form, "0", finish: true));
    }

    private async Task FormSavedByStranger()
    {
        var (id, form) = await Filing.WithForm(await Filer());
        await Refused(404, "NOT_FOUND", Save(await Stranger(), id, form, "0"));
    }

    private async Task FormSavedTwice()
    {
        var client = await Filer();
        var (id, form) = await Filing.WithForm(client);
        await Save(client, id, form, "0");
        await Refused(412, "CHANGED_MEANWHILE", Save(client, id, form, "0", finish: true));
    }

    private static async Task<FileAnswer?> Upload(ApiClient client, Guid id, string text, string name = "don.txt", string? key = null)
    {
        var body = new MultipartBody();
        body.AddOrReplacePart("component", "text/plain", "1");
        body.AddOrReplacePart("file", "text/plain", new MemoryStream(Encoding.UTF8.GetBytes(text)), name);
        return await client.Api.V1.Dossiers[id].Files.PostAsync(body, r => r.Headers.Add("Idempotency-Key", key ?? Filing.NewKey()));
    }

    private async Task UploadedTwice()
    {
        var (client, id, key) = (await Filer(), await Draft(), Filing.NewKey());
        var (one, other) = (await Upload(client, id, "Đơn đề nghị", key: key), await Upload(client, id, "Đơn đề nghị", key: key));
        Assert.Equal(one!.Id, other!.Id);
        await Refused(422, "IDEMPOTENCY_KEY_REUSED", Upload(client, id, "Đơn khác", key: key));
        Assert.Single((await client.Api.V1.Dossiers[id].GetAsync())!.Files!);
    }

    private async Task Downloaded(int times)
    {
        var (client, id) = (await Filer(), await Draft());
        var file = await Upload(client, id, "Nội dung đơn");
        for (var time = 0; time < times; time++)
        {
            await using var content = await client.Api.V1.Dossiers[id].Files[file!.Id!.Value].GetAsync();
            using var reader = new StreamReader(content!);
            Assert.Equal("Nội dung đơn", await reader.ReadToEndAsync());
        }
    }

    private async Task DownloadedByStranger()
    {
        var id = await Draft();
        var file = await Upload(await Filer(), id, "Nội dung đơn");
        await Refused(404, "NOT_FOUND", (await Stranger()).Api.V1.Dossiers[id].Files[file!.Id!.Value].GetAsync());
    }
}
