using System.Text;
using ThongSuot.Load;
using ThongSuot.Testing;

namespace ThongSuot.Running.Tests;

/// <summary>
/// The published program in the ordinary profile: what a person types and uploads as secret is afterwards nowhere it could write to; not in its data folder,
/// its temporary files or its console.
/// </summary>
public sealed class SecrecyTests
{
    private const string Procedure = "VTLT-02";

    [Fact]
    public async Task What_is_sent_as_secret_lies_in_no_file_and_no_line_of_the_console()
    {
        await using var installation = await SampleInstallation.Create(null);
        var temporary = Directory.CreateDirectory(Path.Combine(installation.Folder, "temporary"));
        var settings = installation.Program(0);
        // Without the runtime's own socket, which is no file that could be searched.
        settings = settings with { Environment = new Dictionary<string, string>(settings.Environment!, StringComparer.Ordinal) { ["TMPDIR"] = temporary.FullName, ["DOTNET_EnableDiagnostics"] = "0" } };
        var (open, secret) = ($"công khai {Guid.NewGuid():N}", $"bí mật {Guid.NewGuid():N}");
        await using var program = await PublishedProgram.Start(settings);
        using var officer = new Officer(program.Address, installation.UserName(await new Filings(installation).FilerOf(Procedure)));
        Assert.True(await officer.SignIn());

        // What may be kept is found by this search: it would find the other, too.
        await Save(officer, await Begin(officer), "Thuong", open, "save");
        Assert.NotEmpty(Places(installation.Folder, program, open));

        var draft = await Begin(officer);
        foreach (var button in (string[])["check", "save"])
            await Save(officer, draft, "Mat", secret, button);
        Assert.Contains("SECRET_FILE", (await Upload(officer, draft, secret)).Location, StringComparison.Ordinal);
        // The field's word comes with the file, which must not be there first.
        Assert.Contains("SECRET_FILE", (await Upload(officer, await Begin(officer), secret, "Mat")).Location, StringComparison.Ordinal);
        var sent = await Save(officer, draft, "Mat", secret, "send");
        Assert.True(sent.Status == 302, sent.Body);
        Assert.Empty(Places(installation.Folder, program, secret));
    }

    private static async Task<string> Begin(Officer officer)
    {
        var page = await officer.Get($"/ho-so/moi?thu-tuc={Procedure}");
        return (await officer.Post("/ho-so/moi", Officer.Forms(page).Single(f => f.Has("procedure")).With("procedure", Procedure))).Location;
    }

    private static async Task<Answer> Save(Officer officer, string draft, string secrecy, string typed, string button)
    {
        var form = Officer.Forms(await officer.Get(draft)).First(f => f.Has("secrecy"));
        return await officer.Post(draft, form.With("secrecy", secrecy).With("subject", typed).With("abstract", typed).With("do", button));
    }

    private static async Task<Answer> Upload(Officer officer, string draft, string typed, string? secrecy = null)
    {
        var form = Officer.Forms(await officer.Get(draft)).First(f => f.Has("secrecy"));
        if (secrecy is not null)
            form = form.With("secrecy", secrecy).With("abstract", typed);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields)
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(typed, 20_000)))), "file", $"{typed}.txt");
        return await officer.Post($"{new Uri(new Uri("http://site"), draft).AbsolutePath}/tep?tu=nhap".Replace("/ho-so/nhap/", "/ho-so/", StringComparison.Ordinal), content);
    }

    // The last word is unique, also folded; the database holds its files open.
    private static IEnumerable<string> Places(string folder, PublishedProgram program, string typed)
    {
        var unique = typed[^32..];
        byte[][] spellings = [Encoding.UTF8.GetBytes(unique), Encoding.Unicode.GetBytes(unique), Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(unique))[..40])];
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (file.Contains(unique, StringComparison.Ordinal) || spellings.Any(s => bytes.AsSpan().IndexOf(s) >= 0))
                yield return file;
        }

        if (program.Output.Contains(unique, StringComparison.Ordinal))
            yield return "console";
    }
}
