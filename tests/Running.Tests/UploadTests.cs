using System.Net;
using System.Security.Cryptography;
using ThongSuot.Load;
using ThongSuot.Testing;

namespace ThongSuot.Running.Tests;

/// <summary>The largest file goes in and out of the published program a piece at a time.</summary>
public sealed class UploadTests
{
    private const int Piece = 1 << 20;
    private const int Pieces = 200;

    // A tenth of the file: pieces under way, and what the collector has not taken back yet.
    private const long MostGrowth = 20L << 20;

    [Fact]
    public async Task Two_hundred_megabytes_in_and_out_leave_memory_flat()
    {
        await using var installation = await SampleInstallation.Create(null);
        var filings = new Filings(installation);
        var dossier = (await filings.File(1, "TU")).Single();
        var (person, _) = (await filings.NextOf(dossier))!.Value;
        await using var program = await PublishedProgram.Start(installation.Program(0));
        using var officer = new Officer(program.Address, installation.UserName(person));
        Assert.True(await officer.SignIn());

        // The first one also brings in the code that it takes.
        var small = new Pdf(Piece, () => { });
        Assert.EndsWith($"/ho-so/{dossier}#files", (await Upload(officer, dossier, small)).Location, StringComparison.Ordinal);
        await Download(officer, dossier, small);
        var (before, most) = (program.WorkingSet, 0L);
        void Look() => most = Math.Max(most, program.WorkingSet);
        var large = new Pdf(Pieces * Piece, Look);
        Assert.EndsWith($"/ho-so/{dossier}#files", (await Upload(officer, dossier, large)).Location, StringComparison.Ordinal);
        Look();
        await Download(officer, dossier, large, Look);
        Assert.True(most - before < MostGrowth, $"Memory grew by {(most - before) >> 20} MB, from {before >> 20} MB.");

        var tooLarge = await Upload(officer, dossier, new Pdf((Pieces * Piece) + 1, () => { }));
        Assert.Contains("FILE_TOO_LARGE", tooLarge.Location, StringComparison.Ordinal);
    }

    private static async Task<Answer> Upload(Officer officer, Guid dossier, Pdf file)
    {
        var form = Officer.Forms(await officer.Get($"/ho-so/{dossier}")).First(f => f.Has("__RequestVerificationToken"));
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form["__RequestVerificationToken"]!), "__RequestVerificationToken" },
            { file, "file", $"{file.Name}.pdf" },
        };
        return await officer.Post($"/ho-so/{dossier}/tep?tu=ho-so", content);
    }

    private static async Task Download(Officer officer, Guid dossier, Pdf file, Action? afterPiece = null)
    {
        var page = await officer.Get($"/ho-so/{dossier}");
        Assert.Equal(file.Hash, await officer.HashOf(Officer.FileOn(page, $"{file.Name}.pdf"), Piece, afterPiece));
    }

    /// <summary>Looks like one from outside; random inside, so that nothing packs it.</summary>
    private sealed class Pdf(int length, Action afterPiece) : HttpContent
    {
        public string Name { get; } = $"phu-luc-{length}";

        public byte[] Hash { get; private set; } = [];

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var chance = new Random(length);
            for (var left = length; left > 0;)
            {
                var piece = new byte[Math.Min(left, Piece)];
                chance.NextBytes(piece);
                if (left == length)
                    "%PDF-1.7\n"u8.CopyTo(piece);
                hash.AppendData(piece);
                await stream.WriteAsync(piece);
                left -= piece.Length;
                afterPiece();
            }

            Hash = hash.GetHashAndReset();
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
