using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Tests.Filing;

/// <summary>What stands in a draft's form is kept when a file is sent from it.</summary>
public sealed class SaveWithUploadTests(Province province) : IClassFixture<Province>
{
    [Fact]
    public async Task What_was_typed_is_saved_for_its_writer_only()
    {
        var given = new Given(province);
        var way = await given.Way("TCCB-01");
        var draft = await given.Draft(way, "TCCB-01");
        var writer = province.Actor(way.Person);
        var typed = way.Content.Facts.ToDictionary(f => "fact." + f.Key, f => new StringValues(f.Value), StringComparer.Ordinal);
        typed["_handler"] = "draft";
        typed["subject"] = "Trần Thị Vừa Nhập";
        typed["abstract"] = "Chưa lưu lần nào";

        Assert.False(await Save(new Actor(Guid.NewGuid(), Guid.NewGuid(), "Lạ", []), typed));
        Assert.True(await Save(writer, typed));

        var saved = (await province.Ask<Drafts, Draft?>(d => d.Find(writer, draft, default)))!.Content;
        Assert.Equal(("Trần Thị Vừa Nhập", "Chưa lưu lần nào"), (saved.Subject, saved.Abstract));
        Assert.Equal(way.Content.Facts, saved.Facts);

        // A form that is only about the file says nothing of the draft.
        Assert.False(await Save(writer, new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["component"] = "1" }));
        Assert.Equal("Trần Thị Vừa Nhập", (await province.Ask<Drafts, Draft?>(d => d.Find(writer, draft, default)))!.Content.Subject);

        Task<bool> Save(Actor actor, Dictionary<string, StringValues> fields) => province.Ask<SaveWithUpload, bool>(s => s.Run(actor, draft, new FormCollection(fields), default));
    }
}
